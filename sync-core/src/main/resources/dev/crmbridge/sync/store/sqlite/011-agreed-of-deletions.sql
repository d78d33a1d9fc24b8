ALTER TABLE journal ADD COLUMN agreed_image TEXT;
