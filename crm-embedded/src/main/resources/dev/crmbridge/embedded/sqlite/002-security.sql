-- Who holds which role, and what a role allows.
CREATE TABLE crm_userrole (
  userid TEXT NOT NULL,
  roleid TEXT NOT NULL,
  PRIMARY KEY (userid, roleid)
) STRICT, WITHOUT ROWID;

CREATE TABLE crm_roleprivilege (
  roleid TEXT NOT NULL,
  privilege TEXT NOT NULL,
  depth TEXT NOT NULL,
  PRIMARY KEY (roleid, privilege)
) STRICT, WITHOUT ROWID;
