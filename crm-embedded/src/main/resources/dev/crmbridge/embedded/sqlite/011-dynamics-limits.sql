-- Whether the limits of Dynamics 365 hold here too, and what long lists of results are read by.
ALTER TABLE organization ADD COLUMN "crmbridge_dynamicslimits" INTEGER DEFAULT 0;
DROP INDEX "duplicaterecord_asyncoperationid";
CREATE INDEX "duplicaterecord_asyncoperationid" ON "duplicaterecord"("asyncoperationid", "versionnumber", "duplicateid");
CREATE INDEX "duplicaterecord_baserecordid" ON "duplicaterecord"("baserecordid", "asyncoperationid");
CREATE INDEX "duplicaterecord_duplicaterecordid" ON "duplicaterecord"("duplicaterecordid");
