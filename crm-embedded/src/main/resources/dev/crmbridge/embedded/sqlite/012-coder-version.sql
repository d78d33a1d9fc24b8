-- The version of the engine that made the matchcodes; without a line they are from the time before versions were kept.
CREATE TABLE crm_coder (
  version TEXT NOT NULL
) STRICT;
