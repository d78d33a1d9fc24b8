-- The third address of a contact, which Outlook shows as the other one.
ALTER TABLE contact ADD COLUMN "address3_line1" TEXT;
ALTER TABLE contact ADD COLUMN "address3_line2" TEXT;
ALTER TABLE contact ADD COLUMN "address3_line3" TEXT;
ALTER TABLE contact ADD COLUMN "address3_city" TEXT;
ALTER TABLE contact ADD COLUMN "address3_country" TEXT;
ALTER TABLE contact ADD COLUMN "address3_stateorprovince" TEXT;
ALTER TABLE contact ADD COLUMN "address3_postalcode" TEXT;
