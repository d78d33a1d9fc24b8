DELETE FROM settings WHERE name LIKE 'duplicates-left.%' AND substr(name, 17) NOT IN (SELECT id FROM conflicts);
