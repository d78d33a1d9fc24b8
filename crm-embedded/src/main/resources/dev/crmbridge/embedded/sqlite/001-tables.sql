-- The hosted tables, and one view over all activities.

CREATE TABLE "account" (
  "accountid" TEXT PRIMARY KEY NOT NULL,
  "name" TEXT,
  "accountnumber" TEXT,
  "emailaddress1" TEXT,
  "emailaddress2" TEXT,
  "emailaddress3" TEXT,
  "telephone1" TEXT,
  "telephone2" TEXT,
  "telephone3" TEXT,
  "fax" TEXT,
  "websiteurl" TEXT,
  "description" TEXT,
  "revenue" REAL,
  "numberofemployees" INTEGER,
  "primarycontactid" TEXT,
  "parentaccountid" TEXT,
  "address1_line1" TEXT,
  "address1_line2" TEXT,
  "address1_line3" TEXT,
  "address1_city" TEXT,
  "address1_country" TEXT,
  "address1_stateorprovince" TEXT,
  "address1_postalcode" TEXT,
  "ownerid" TEXT,
  "owninguser" TEXT,
  "owningbusinessunit" TEXT,
  "createdon" TEXT,
  "createdby" TEXT,
  "modifiedon" TEXT,
  "modifiedby" TEXT,
  "overriddencreatedon" TEXT,
  "importsequencenumber" INTEGER,
  "versionnumber" INTEGER,
  "statecode" INTEGER,
  "statuscode" INTEGER
) STRICT;
CREATE INDEX "account_modifiedon" ON "account"("modifiedon");
CREATE INDEX "account_versionnumber" ON "account"("versionnumber");
CREATE INDEX "account_accountnumber" ON "account"("accountnumber");

CREATE TABLE "contact" (
  "contactid" TEXT PRIMARY KEY NOT NULL,
  "firstname" TEXT,
  "middlename" TEXT,
  "lastname" TEXT,
  "fullname" TEXT,
  "salutation" TEXT,
  "jobtitle" TEXT,
  "department" TEXT,
  "nickname" TEXT,
  "suffix" TEXT,
  "emailaddress1" TEXT,
  "emailaddress2" TEXT,
  "emailaddress3" TEXT,
  "telephone1" TEXT,
  "telephone2" TEXT,
  "telephone3" TEXT,
  "mobilephone" TEXT,
  "fax" TEXT,
  "company" TEXT,
  "governmentid" TEXT,
  "assistantname" TEXT,
  "managername" TEXT,
  "spousesname" TEXT,
  "websiteurl" TEXT,
  "birthdate" TEXT,
  "anniversary" TEXT,
  "description" TEXT,
  "donotemail" INTEGER,
  "parentcustomerid" TEXT,
  "parentcustomerid_type" TEXT,
  "address1_line1" TEXT,
  "address1_line2" TEXT,
  "address1_line3" TEXT,
  "address1_city" TEXT,
  "address1_country" TEXT,
  "address1_stateorprovince" TEXT,
  "address1_postalcode" TEXT,
  "address2_line1" TEXT,
  "address2_line2" TEXT,
  "address2_line3" TEXT,
  "address2_city" TEXT,
  "address2_country" TEXT,
  "address2_stateorprovince" TEXT,
  "address2_postalcode" TEXT,
  "ownerid" TEXT,
  "owninguser" TEXT,
  "owningbusinessunit" TEXT,
  "createdon" TEXT,
  "createdby" TEXT,
  "modifiedon" TEXT,
  "modifiedby" TEXT,
  "overriddencreatedon" TEXT,
  "importsequencenumber" INTEGER,
  "versionnumber" INTEGER,
  "statecode" INTEGER,
  "statuscode" INTEGER
) STRICT;
CREATE INDEX "contact_parentcustomerid" ON "contact"("parentcustomerid");
CREATE INDEX "contact_modifiedon" ON "contact"("modifiedon");
CREATE INDEX "contact_versionnumber" ON "contact"("versionnumber");

CREATE TABLE "lead" (
  "leadid" TEXT PRIMARY KEY NOT NULL,
  "subject" TEXT,
  "firstname" TEXT,
  "middlename" TEXT,
  "lastname" TEXT,
  "fullname" TEXT,
  "companyname" TEXT,
  "jobtitle" TEXT,
  "emailaddress1" TEXT,
  "emailaddress2" TEXT,
  "emailaddress3" TEXT,
  "telephone1" TEXT,
  "telephone2" TEXT,
  "mobilephone" TEXT,
  "fax" TEXT,
  "websiteurl" TEXT,
  "description" TEXT,
  "leadqualitycode" INTEGER,
  "ownerid" TEXT,
  "owninguser" TEXT,
  "owningbusinessunit" TEXT,
  "createdon" TEXT,
  "createdby" TEXT,
  "modifiedon" TEXT,
  "modifiedby" TEXT,
  "overriddencreatedon" TEXT,
  "importsequencenumber" INTEGER,
  "versionnumber" INTEGER,
  "statecode" INTEGER,
  "statuscode" INTEGER
) STRICT;
CREATE INDEX "lead_modifiedon" ON "lead"("modifiedon");
CREATE INDEX "lead_versionnumber" ON "lead"("versionnumber");

CREATE TABLE "opportunity" (
  "opportunityid" TEXT PRIMARY KEY NOT NULL,
  "name" TEXT,
  "customerid" TEXT,
  "customerid_type" TEXT,
  "estimatedclosedate" TEXT,
  "estimatedvalue" REAL,
  "description" TEXT,
  "ownerid" TEXT,
  "owninguser" TEXT,
  "owningbusinessunit" TEXT,
  "createdon" TEXT,
  "createdby" TEXT,
  "modifiedon" TEXT,
  "modifiedby" TEXT,
  "overriddencreatedon" TEXT,
  "importsequencenumber" INTEGER,
  "versionnumber" INTEGER,
  "statecode" INTEGER,
  "statuscode" INTEGER
) STRICT;
CREATE INDEX "opportunity_modifiedon" ON "opportunity"("modifiedon");
CREATE INDEX "opportunity_versionnumber" ON "opportunity"("versionnumber");

CREATE TABLE "incident" (
  "incidentid" TEXT PRIMARY KEY NOT NULL,
  "title" TEXT,
  "ticketnumber" TEXT,
  "customerid" TEXT,
  "customerid_type" TEXT,
  "description" TEXT,
  "prioritycode" INTEGER,
  "ownerid" TEXT,
  "owninguser" TEXT,
  "owningbusinessunit" TEXT,
  "createdon" TEXT,
  "createdby" TEXT,
  "modifiedon" TEXT,
  "modifiedby" TEXT,
  "overriddencreatedon" TEXT,
  "importsequencenumber" INTEGER,
  "versionnumber" INTEGER,
  "statecode" INTEGER,
  "statuscode" INTEGER
) STRICT;
CREATE INDEX "incident_modifiedon" ON "incident"("modifiedon");
CREATE INDEX "incident_versionnumber" ON "incident"("versionnumber");

CREATE TABLE "task" (
  "activityid" TEXT PRIMARY KEY NOT NULL,
  "subject" TEXT,
  "description" TEXT,
  "category" TEXT,
  "subcategory" TEXT,
  "scheduledstart" TEXT,
  "scheduledend" TEXT,
  "actualstart" TEXT,
  "actualend" TEXT,
  "actualdurationminutes" INTEGER,
  "scheduleddurationminutes" INTEGER,
  "prioritycode" INTEGER,
  "isbilled" INTEGER,
  "isworkflowcreated" INTEGER,
  "isregularactivity" INTEGER,
  "sortdate" TEXT,
  "activityadditionalparams" TEXT,
  "activitytypecode" TEXT,
  "regardingobjectid" TEXT,
  "regardingobjectid_type" TEXT,
  "ownerid" TEXT,
  "owninguser" TEXT,
  "owningbusinessunit" TEXT,
  "createdon" TEXT,
  "createdby" TEXT,
  "modifiedon" TEXT,
  "modifiedby" TEXT,
  "overriddencreatedon" TEXT,
  "importsequencenumber" INTEGER,
  "versionnumber" INTEGER,
  "statecode" INTEGER,
  "statuscode" INTEGER,
  "percentcomplete" INTEGER,
  "crmtaskassigneduniqueid" TEXT
) STRICT;
CREATE INDEX "task_regardingobjectid" ON "task"("regardingobjectid");
CREATE INDEX "task_ownerid" ON "task"("ownerid");
CREATE INDEX "task_modifiedon" ON "task"("modifiedon");
CREATE INDEX "task_versionnumber" ON "task"("versionnumber");

CREATE TABLE "phonecall" (
  "activityid" TEXT PRIMARY KEY NOT NULL,
  "subject" TEXT,
  "description" TEXT,
  "category" TEXT,
  "subcategory" TEXT,
  "scheduledstart" TEXT,
  "scheduledend" TEXT,
  "actualstart" TEXT,
  "actualend" TEXT,
  "actualdurationminutes" INTEGER,
  "scheduleddurationminutes" INTEGER,
  "prioritycode" INTEGER,
  "isbilled" INTEGER,
  "isworkflowcreated" INTEGER,
  "isregularactivity" INTEGER,
  "sortdate" TEXT,
  "activityadditionalparams" TEXT,
  "activitytypecode" TEXT,
  "regardingobjectid" TEXT,
  "regardingobjectid_type" TEXT,
  "ownerid" TEXT,
  "owninguser" TEXT,
  "owningbusinessunit" TEXT,
  "createdon" TEXT,
  "createdby" TEXT,
  "modifiedon" TEXT,
  "modifiedby" TEXT,
  "overriddencreatedon" TEXT,
  "importsequencenumber" INTEGER,
  "versionnumber" INTEGER,
  "statecode" INTEGER,
  "statuscode" INTEGER,
  "phonenumber" TEXT,
  "directioncode" INTEGER,
  "leftvoicemail" INTEGER
) STRICT;
CREATE INDEX "phonecall_regardingobjectid" ON "phonecall"("regardingobjectid");
CREATE INDEX "phonecall_ownerid" ON "phonecall"("ownerid");
CREATE INDEX "phonecall_modifiedon" ON "phonecall"("modifiedon");
CREATE INDEX "phonecall_versionnumber" ON "phonecall"("versionnumber");

CREATE TABLE "letter" (
  "activityid" TEXT PRIMARY KEY NOT NULL,
  "subject" TEXT,
  "description" TEXT,
  "category" TEXT,
  "subcategory" TEXT,
  "scheduledstart" TEXT,
  "scheduledend" TEXT,
  "actualstart" TEXT,
  "actualend" TEXT,
  "actualdurationminutes" INTEGER,
  "scheduleddurationminutes" INTEGER,
  "prioritycode" INTEGER,
  "isbilled" INTEGER,
  "isworkflowcreated" INTEGER,
  "isregularactivity" INTEGER,
  "sortdate" TEXT,
  "activityadditionalparams" TEXT,
  "activitytypecode" TEXT,
  "regardingobjectid" TEXT,
  "regardingobjectid_type" TEXT,
  "ownerid" TEXT,
  "owninguser" TEXT,
  "owningbusinessunit" TEXT,
  "createdon" TEXT,
  "createdby" TEXT,
  "modifiedon" TEXT,
  "modifiedby" TEXT,
  "overriddencreatedon" TEXT,
  "importsequencenumber" INTEGER,
  "versionnumber" INTEGER,
  "statecode" INTEGER,
  "statuscode" INTEGER,
  "address" TEXT,
  "directioncode" INTEGER
) STRICT;
CREATE INDEX "letter_regardingobjectid" ON "letter"("regardingobjectid");
CREATE INDEX "letter_ownerid" ON "letter"("ownerid");
CREATE INDEX "letter_modifiedon" ON "letter"("modifiedon");
CREATE INDEX "letter_versionnumber" ON "letter"("versionnumber");

CREATE TABLE "fax" (
  "activityid" TEXT PRIMARY KEY NOT NULL,
  "subject" TEXT,
  "description" TEXT,
  "category" TEXT,
  "subcategory" TEXT,
  "scheduledstart" TEXT,
  "scheduledend" TEXT,
  "actualstart" TEXT,
  "actualend" TEXT,
  "actualdurationminutes" INTEGER,
  "scheduleddurationminutes" INTEGER,
  "prioritycode" INTEGER,
  "isbilled" INTEGER,
  "isworkflowcreated" INTEGER,
  "isregularactivity" INTEGER,
  "sortdate" TEXT,
  "activityadditionalparams" TEXT,
  "activitytypecode" TEXT,
  "regardingobjectid" TEXT,
  "regardingobjectid_type" TEXT,
  "ownerid" TEXT,
  "owninguser" TEXT,
  "owningbusinessunit" TEXT,
  "createdon" TEXT,
  "createdby" TEXT,
  "modifiedon" TEXT,
  "modifiedby" TEXT,
  "overriddencreatedon" TEXT,
  "importsequencenumber" INTEGER,
  "versionnumber" INTEGER,
  "statecode" INTEGER,
  "statuscode" INTEGER,
  "faxnumber" TEXT,
  "coverpagename" TEXT,
  "billingcode" TEXT,
  "tsid" TEXT,
  "numberofpages" INTEGER,
  "directioncode" INTEGER
) STRICT;
CREATE INDEX "fax_regardingobjectid" ON "fax"("regardingobjectid");
CREATE INDEX "fax_ownerid" ON "fax"("ownerid");
CREATE INDEX "fax_modifiedon" ON "fax"("modifiedon");
CREATE INDEX "fax_versionnumber" ON "fax"("versionnumber");

CREATE TABLE "appointment" (
  "activityid" TEXT PRIMARY KEY NOT NULL,
  "subject" TEXT,
  "description" TEXT,
  "category" TEXT,
  "subcategory" TEXT,
  "scheduledstart" TEXT,
  "scheduledend" TEXT,
  "actualstart" TEXT,
  "actualend" TEXT,
  "actualdurationminutes" INTEGER,
  "scheduleddurationminutes" INTEGER,
  "prioritycode" INTEGER,
  "isbilled" INTEGER,
  "isworkflowcreated" INTEGER,
  "isregularactivity" INTEGER,
  "sortdate" TEXT,
  "activityadditionalparams" TEXT,
  "activitytypecode" TEXT,
  "regardingobjectid" TEXT,
  "regardingobjectid_type" TEXT,
  "ownerid" TEXT,
  "owninguser" TEXT,
  "owningbusinessunit" TEXT,
  "createdon" TEXT,
  "createdby" TEXT,
  "modifiedon" TEXT,
  "modifiedby" TEXT,
  "overriddencreatedon" TEXT,
  "importsequencenumber" INTEGER,
  "versionnumber" INTEGER,
  "statecode" INTEGER,
  "statuscode" INTEGER,
  "location" TEXT,
  "isalldayevent" INTEGER,
  "globalobjectid" TEXT,
  "outlookownerapptid" INTEGER,
  "ismapiprivate" INTEGER,
  "isdraft" INTEGER,
  "seriesid" TEXT,
  "instancetypecode" INTEGER,
  "originalstartdate" TEXT,
  "attachmenterrors" INTEGER
) STRICT;
CREATE INDEX "appointment_globalobjectid" ON "appointment"("globalobjectid");
CREATE INDEX "appointment_regardingobjectid" ON "appointment"("regardingobjectid");
CREATE INDEX "appointment_ownerid" ON "appointment"("ownerid");
CREATE INDEX "appointment_modifiedon" ON "appointment"("modifiedon");
CREATE INDEX "appointment_versionnumber" ON "appointment"("versionnumber");

CREATE TABLE "serviceappointment" (
  "activityid" TEXT PRIMARY KEY NOT NULL,
  "subject" TEXT,
  "description" TEXT,
  "category" TEXT,
  "subcategory" TEXT,
  "scheduledstart" TEXT,
  "scheduledend" TEXT,
  "actualstart" TEXT,
  "actualend" TEXT,
  "actualdurationminutes" INTEGER,
  "scheduleddurationminutes" INTEGER,
  "prioritycode" INTEGER,
  "isbilled" INTEGER,
  "isworkflowcreated" INTEGER,
  "isregularactivity" INTEGER,
  "sortdate" TEXT,
  "activityadditionalparams" TEXT,
  "activitytypecode" TEXT,
  "regardingobjectid" TEXT,
  "regardingobjectid_type" TEXT,
  "ownerid" TEXT,
  "owninguser" TEXT,
  "owningbusinessunit" TEXT,
  "createdon" TEXT,
  "createdby" TEXT,
  "modifiedon" TEXT,
  "modifiedby" TEXT,
  "overriddencreatedon" TEXT,
  "importsequencenumber" INTEGER,
  "versionnumber" INTEGER,
  "statecode" INTEGER,
  "statuscode" INTEGER,
  "location" TEXT,
  "isalldayevent" INTEGER,
  "ismapiprivate" INTEGER
) STRICT;
CREATE INDEX "serviceappointment_regardingobjectid" ON "serviceappointment"("regardingobjectid");
CREATE INDEX "serviceappointment_ownerid" ON "serviceappointment"("ownerid");
CREATE INDEX "serviceappointment_modifiedon" ON "serviceappointment"("modifiedon");
CREATE INDEX "serviceappointment_versionnumber" ON "serviceappointment"("versionnumber");

CREATE TABLE "email" (
  "activityid" TEXT PRIMARY KEY NOT NULL,
  "subject" TEXT,
  "description" TEXT,
  "category" TEXT,
  "subcategory" TEXT,
  "scheduledstart" TEXT,
  "scheduledend" TEXT,
  "actualstart" TEXT,
  "actualend" TEXT,
  "actualdurationminutes" INTEGER,
  "scheduleddurationminutes" INTEGER,
  "prioritycode" INTEGER,
  "isbilled" INTEGER,
  "isworkflowcreated" INTEGER,
  "isregularactivity" INTEGER,
  "sortdate" TEXT,
  "activityadditionalparams" TEXT,
  "activitytypecode" TEXT,
  "regardingobjectid" TEXT,
  "regardingobjectid_type" TEXT,
  "ownerid" TEXT,
  "owninguser" TEXT,
  "owningbusinessunit" TEXT,
  "createdon" TEXT,
  "createdby" TEXT,
  "modifiedon" TEXT,
  "modifiedby" TEXT,
  "overriddencreatedon" TEXT,
  "importsequencenumber" INTEGER,
  "versionnumber" INTEGER,
  "statecode" INTEGER,
  "statuscode" INTEGER,
  "sender" TEXT,
  "torecipients" TEXT,
  "submittedby" TEXT,
  "messageid" TEXT,
  "trackingtoken" TEXT,
  "directioncode" INTEGER,
  "deliveryprioritycode" INTEGER,
  "inreplyto" TEXT,
  "conversationindex" TEXT,
  "senton" TEXT
) STRICT;
CREATE INDEX "email_regardingobjectid" ON "email"("regardingobjectid");
CREATE INDEX "email_ownerid" ON "email"("ownerid");
CREATE INDEX "email_modifiedon" ON "email"("modifiedon");
CREATE INDEX "email_versionnumber" ON "email"("versionnumber");

CREATE TABLE "activityparty" (
  "activitypartyid" TEXT PRIMARY KEY NOT NULL,
  "activityid" TEXT,
  "activityid_type" TEXT,
  "partyid" TEXT,
  "partyid_type" TEXT,
  "participationtypemask" INTEGER,
  "addressused" TEXT,
  "unresolvedpartyname" TEXT,
  "versionnumber" INTEGER
) STRICT;
CREATE INDEX "activityparty_activityid" ON "activityparty"("activityid");
CREATE INDEX "activityparty_partyid" ON "activityparty"("partyid");

CREATE TABLE "systemuser" (
  "systemuserid" TEXT PRIMARY KEY NOT NULL,
  "firstname" TEXT,
  "lastname" TEXT,
  "fullname" TEXT,
  "internalemailaddress" TEXT,
  "domainname" TEXT,
  "jobtitle" TEXT,
  "azureactivedirectoryobjectid" TEXT,
  "applicationid" TEXT,
  "isdisabled" INTEGER,
  "accessmode" INTEGER,
  "businessunitid" TEXT,
  "createdon" TEXT,
  "modifiedon" TEXT,
  "versionnumber" INTEGER
) STRICT;
CREATE INDEX "systemuser_azureactivedirectoryobjectid" ON "systemuser"("azureactivedirectoryobjectid");

CREATE TABLE "businessunit" (
  "businessunitid" TEXT PRIMARY KEY NOT NULL,
  "name" TEXT,
  "parentbusinessunitid" TEXT,
  "isdisabled" INTEGER,
  "createdon" TEXT,
  "modifiedon" TEXT,
  "versionnumber" INTEGER
) STRICT;

CREATE TABLE "role" (
  "roleid" TEXT PRIMARY KEY NOT NULL,
  "name" TEXT,
  "businessunitid" TEXT,
  "createdon" TEXT,
  "modifiedon" TEXT,
  "versionnumber" INTEGER
) STRICT;

CREATE TABLE "organization" (
  "organizationid" TEXT PRIMARY KEY NOT NULL,
  "name" TEXT,
  "isduplicatedetectionenabled" INTEGER,
  "isduplicatedetectionenabledforonlinecreateupdate" INTEGER,
  "isduplicatedetectionenabledforofflinesync" INTEGER,
  "isduplicatedetectionenabledforimport" INTEGER,
  "expirechangetrackingindays" INTEGER,
  "expiresubscriptionsindays" INTEGER,
  "languagecode" INTEGER,
  "createdon" TEXT,
  "modifiedon" TEXT,
  "versionnumber" INTEGER
) STRICT;

CREATE TABLE "duplicaterule" (
  "duplicateruleid" TEXT PRIMARY KEY NOT NULL,
  "name" TEXT,
  "baseentityname" TEXT,
  "matchingentityname" TEXT,
  "description" TEXT,
  "excludeinactiverecords" INTEGER,
  "iscasesensitive" INTEGER,
  "uniquename" TEXT,
  "baseentitytypecode" INTEGER,
  "matchingentitytypecode" INTEGER,
  "baseentitymatchcodetable" TEXT,
  "matchingentitymatchcodetable" TEXT,
  "ownerid" TEXT,
  "owninguser" TEXT,
  "owningbusinessunit" TEXT,
  "createdon" TEXT,
  "createdby" TEXT,
  "modifiedon" TEXT,
  "modifiedby" TEXT,
  "overriddencreatedon" TEXT,
  "importsequencenumber" INTEGER,
  "versionnumber" INTEGER,
  "statecode" INTEGER,
  "statuscode" INTEGER
) STRICT;
CREATE INDEX "duplicaterule_modifiedon" ON "duplicaterule"("modifiedon");
CREATE INDEX "duplicaterule_versionnumber" ON "duplicaterule"("versionnumber");

CREATE TABLE "duplicaterulecondition" (
  "duplicateruleconditionid" TEXT PRIMARY KEY NOT NULL,
  "regardingobjectid" TEXT,
  "baseattributename" TEXT,
  "matchingattributename" TEXT,
  "operatorcode" INTEGER,
  "operatorparam" INTEGER,
  "ignoreblankvalues" INTEGER,
  "createdon" TEXT,
  "modifiedon" TEXT,
  "versionnumber" INTEGER
) STRICT;
CREATE INDEX "duplicaterulecondition_regardingobjectid" ON "duplicaterulecondition"("regardingobjectid");

CREATE TABLE "duplicaterecord" (
  "duplicateid" TEXT PRIMARY KEY NOT NULL,
  "baserecordid" TEXT,
  "baserecordid_type" TEXT,
  "duplicaterecordid" TEXT,
  "duplicaterecordid_type" TEXT,
  "duplicateruleid" TEXT,
  "asyncoperationid" TEXT,
  "createdon" TEXT,
  "versionnumber" INTEGER
) STRICT;
CREATE INDEX "duplicaterecord_asyncoperationid" ON "duplicaterecord"("asyncoperationid");

CREATE TABLE "asyncoperation" (
  "asyncoperationid" TEXT PRIMARY KEY NOT NULL,
  "name" TEXT,
  "operationtype" INTEGER,
  "regardingobjectid" TEXT,
  "startedon" TEXT,
  "completedon" TEXT,
  "errorcode" INTEGER,
  "message" TEXT,
  "friendlymessage" TEXT,
  "data" TEXT,
  "retrycount" INTEGER,
  "ownerid" TEXT,
  "owninguser" TEXT,
  "owningbusinessunit" TEXT,
  "createdon" TEXT,
  "createdby" TEXT,
  "modifiedon" TEXT,
  "modifiedby" TEXT,
  "overriddencreatedon" TEXT,
  "importsequencenumber" INTEGER,
  "versionnumber" INTEGER,
  "statecode" INTEGER,
  "statuscode" INTEGER
) STRICT;
CREATE INDEX "asyncoperation_modifiedon" ON "asyncoperation"("modifiedon");
CREATE INDEX "asyncoperation_versionnumber" ON "asyncoperation"("versionnumber");

CREATE VIEW "activitypointer" AS
SELECT "activityid", "subject", "description", "category", "subcategory", "scheduledstart", "scheduledend", "actualstart", "actualend", "actualdurationminutes", "scheduleddurationminutes", "prioritycode", "isbilled", "isworkflowcreated", "isregularactivity", "sortdate", "activityadditionalparams", "activitytypecode", "regardingobjectid", "regardingobjectid_type", "ownerid", "owninguser", "owningbusinessunit", "createdon", "createdby", "modifiedon", "modifiedby", "overriddencreatedon", "importsequencenumber", "versionnumber", "statecode", "statecode" + 1 AS "statuscode" FROM "task"
UNION ALL
SELECT "activityid", "subject", "description", "category", "subcategory", "scheduledstart", "scheduledend", "actualstart", "actualend", "actualdurationminutes", "scheduleddurationminutes", "prioritycode", "isbilled", "isworkflowcreated", "isregularactivity", "sortdate", "activityadditionalparams", "activitytypecode", "regardingobjectid", "regardingobjectid_type", "ownerid", "owninguser", "owningbusinessunit", "createdon", "createdby", "modifiedon", "modifiedby", "overriddencreatedon", "importsequencenumber", "versionnumber", "statecode", "statecode" + 1 AS "statuscode" FROM "phonecall"
UNION ALL
SELECT "activityid", "subject", "description", "category", "subcategory", "scheduledstart", "scheduledend", "actualstart", "actualend", "actualdurationminutes", "scheduleddurationminutes", "prioritycode", "isbilled", "isworkflowcreated", "isregularactivity", "sortdate", "activityadditionalparams", "activitytypecode", "regardingobjectid", "regardingobjectid_type", "ownerid", "owninguser", "owningbusinessunit", "createdon", "createdby", "modifiedon", "modifiedby", "overriddencreatedon", "importsequencenumber", "versionnumber", "statecode", "statecode" + 1 AS "statuscode" FROM "letter"
UNION ALL
SELECT "activityid", "subject", "description", "category", "subcategory", "scheduledstart", "scheduledend", "actualstart", "actualend", "actualdurationminutes", "scheduleddurationminutes", "prioritycode", "isbilled", "isworkflowcreated", "isregularactivity", "sortdate", "activityadditionalparams", "activitytypecode", "regardingobjectid", "regardingobjectid_type", "ownerid", "owninguser", "owningbusinessunit", "createdon", "createdby", "modifiedon", "modifiedby", "overriddencreatedon", "importsequencenumber", "versionnumber", "statecode", "statecode" + 1 AS "statuscode" FROM "fax"
UNION ALL
SELECT "activityid", "subject", "description", "category", "subcategory", "scheduledstart", "scheduledend", "actualstart", "actualend", "actualdurationminutes", "scheduleddurationminutes", "prioritycode", "isbilled", "isworkflowcreated", "isregularactivity", "sortdate", "activityadditionalparams", "activitytypecode", "regardingobjectid", "regardingobjectid_type", "ownerid", "owninguser", "owningbusinessunit", "createdon", "createdby", "modifiedon", "modifiedby", "overriddencreatedon", "importsequencenumber", "versionnumber", "statecode", "statecode" + 1 AS "statuscode" FROM "appointment"
UNION ALL
SELECT "activityid", "subject", "description", "category", "subcategory", "scheduledstart", "scheduledend", "actualstart", "actualend", "actualdurationminutes", "scheduleddurationminutes", "prioritycode", "isbilled", "isworkflowcreated", "isregularactivity", "sortdate", "activityadditionalparams", "activitytypecode", "regardingobjectid", "regardingobjectid_type", "ownerid", "owninguser", "owningbusinessunit", "createdon", "createdby", "modifiedon", "modifiedby", "overriddencreatedon", "importsequencenumber", "versionnumber", "statecode", "statecode" + 1 AS "statuscode" FROM "serviceappointment"
UNION ALL
SELECT "activityid", "subject", "description", "category", "subcategory", "scheduledstart", "scheduledend", "actualstart", "actualend", "actualdurationminutes", "scheduleddurationminutes", "prioritycode", "isbilled", "isworkflowcreated", "isregularactivity", "sortdate", "activityadditionalparams", "activitytypecode", "regardingobjectid", "regardingobjectid_type", "ownerid", "owninguser", "owningbusinessunit", "createdon", "createdby", "modifiedon", "modifiedby", "overriddencreatedon", "importsequencenumber", "versionnumber", "statecode", "statecode" + 1 AS "statuscode" FROM "email";

CREATE TABLE crm_sequence (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
INSERT INTO crm_sequence(name, value) VALUES ('version', 1000);
