CREATE TABLE "campaign_material" (
	"information_campaign_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"titles" jsonb NOT NULL,
	"language_code" text NOT NULL,
	"channel" text NOT NULL,
	"url" text,
	"reference" text,
	"edition" text NOT NULL,
	"added_on" date NOT NULL,
	CONSTRAINT "campaign_material_information_campaign_id_number_pk" PRIMARY KEY("information_campaign_id","number"),
	CONSTRAINT "campaign_material_found" CHECK (num_nonnulls("campaign_material"."url", "campaign_material"."reference") > 0)
);
--> statement-breakpoint
CREATE TABLE "campaign_reach" (
	"information_campaign_id" uuid NOT NULL,
	"language_code" text NOT NULL,
	"channel" text NOT NULL,
	"measure" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "campaign_reach_once" PRIMARY KEY("information_campaign_id","language_code","channel","measure","starts_on"),
	CONSTRAINT "campaign_reach_period" CHECK ("campaign_reach"."starts_on" < "campaign_reach"."ends_on"),
	CONSTRAINT "campaign_reach_count" CHECK ("campaign_reach"."count" between 0 and 5000000)
);
--> statement-breakpoint
CREATE TABLE "information_campaign" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"titles" jsonb NOT NULL,
	"title" text GENERATED ALWAYS AS ((("titles" -> 'texts') ->> ("titles" ->> 'fallback'))) STORED,
	"descriptions" jsonb NOT NULL,
	"audiences" jsonb NOT NULL,
	"topic" text NOT NULL,
	"language_codes" text[] NOT NULL,
	"channels" text[] NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"approved_on" date,
	"findings" jsonb,
	CONSTRAINT "information_campaign_title" CHECK ("information_campaign"."title" is not null),
	CONSTRAINT "information_campaign_period" CHECK ("information_campaign"."starts_on" < "information_campaign"."ends_on"),
	CONSTRAINT "information_campaign_reaches" CHECK (cardinality("information_campaign"."language_codes") > 0 and cardinality("information_campaign"."channels") > 0),
	CONSTRAINT "information_campaign_approved" CHECK ("information_campaign"."state" = 'CANCELLED' or ("information_campaign"."state" = 'DRAFT') = ("information_campaign"."approved_on" is null)),
	CONSTRAINT "information_campaign_findings" CHECK (("information_campaign"."state" = 'EVALUATED') = ("information_campaign"."findings" is not null))
);
--> statement-breakpoint
CREATE TABLE "survey_instrument" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"code" text NOT NULL,
	"titles" jsonb NOT NULL,
	"title" text GENERATED ALWAYS AS ((("titles" -> 'texts') ->> ("titles" ->> 'fallback'))) STORED,
	"purposes" jsonb NOT NULL,
	"indicator" text,
	CONSTRAINT "survey_instrument_title" CHECK ("survey_instrument"."title" is not null),
	CONSTRAINT "survey_instrument_state" CHECK ("survey_instrument"."state" in ('OPEN', 'CLOSED'))
);
--> statement-breakpoint
CREATE TABLE "survey_answer" (
	"survey_response_id" uuid NOT NULL,
	"question_code" text NOT NULL,
	"position" integer NOT NULL,
	"option_code" text,
	"number" integer,
	"words" "bytea",
	CONSTRAINT "survey_answer_survey_response_id_question_code_position_pk" PRIMARY KEY("survey_response_id","question_code","position"),
	CONSTRAINT "survey_answer_of_one_kind" CHECK (num_nonnulls("survey_answer"."option_code", "survey_answer"."number", "survey_answer"."words") = 1)
);
--> statement-breakpoint
CREATE TABLE "survey_response" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"survey_version_id" uuid NOT NULL,
	"survey_instrument_id" uuid NOT NULL,
	"language_code" text NOT NULL,
	"activity_type" text,
	"activity_uuid" uuid,
	"person_record_id" uuid,
	"person_id" uuid,
	"respondent_token" text,
	"rejection_reason" text,
	"indicator" text,
	"positive" boolean,
	"data_key" "bytea",
	"fingerprint" text,
	CONSTRAINT "survey_response_state" CHECK ("survey_response"."state" in ('COLLECTED', 'VALID', 'REJECTED')),
	CONSTRAINT "survey_response_one_respondent" CHECK (num_nonnulls("survey_response"."person_record_id", "survey_response"."respondent_token") = 1
        and ("survey_response"."person_id" is null or "survey_response"."person_record_id" is not null)),
	CONSTRAINT "survey_response_rejected" CHECK (("survey_response"."state" = 'REJECTED') = ("survey_response"."rejection_reason" is not null)),
	CONSTRAINT "survey_response_activity" CHECK (("survey_response"."activity_type" is null) = ("survey_response"."activity_uuid" is null))
);
--> statement-breakpoint
CREATE TABLE "survey_version" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"survey_instrument_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"fallback_language_code" text NOT NULL,
	"questions" jsonb NOT NULL,
	CONSTRAINT "survey_version_state" CHECK ("survey_version"."state" in ('DRAFT', 'PUBLISHED', 'RETIRED'))
);
--> statement-breakpoint
ALTER TABLE "campaign_material" ADD CONSTRAINT "campaign_material_information_campaign_id_information_campaign_id_fk" FOREIGN KEY ("information_campaign_id") REFERENCES "public"."information_campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_reach" ADD CONSTRAINT "campaign_reach_information_campaign_id_information_campaign_id_fk" FOREIGN KEY ("information_campaign_id") REFERENCES "public"."information_campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_answer" ADD CONSTRAINT "survey_answer_survey_response_id_survey_response_id_fk" FOREIGN KEY ("survey_response_id") REFERENCES "public"."survey_response"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_response" ADD CONSTRAINT "survey_response_survey_version_id_survey_version_id_fk" FOREIGN KEY ("survey_version_id") REFERENCES "public"."survey_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_response" ADD CONSTRAINT "survey_response_survey_instrument_id_survey_instrument_id_fk" FOREIGN KEY ("survey_instrument_id") REFERENCES "public"."survey_instrument"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_version" ADD CONSTRAINT "survey_version_survey_instrument_id_survey_instrument_id_fk" FOREIGN KEY ("survey_instrument_id") REFERENCES "public"."survey_instrument"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "information_campaign_in_order" ON "information_campaign" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "information_campaign_by_organisation" ON "information_campaign" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "information_campaign_external_ref" ON "information_campaign" USING btree ("organisation_id","external_ref") WHERE "information_campaign"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "information_campaign_by_start" ON "information_campaign" USING btree ("starts_on","id");--> statement-breakpoint
CREATE INDEX "information_campaign_by_title" ON "information_campaign" USING btree ("title","id");--> statement-breakpoint
CREATE INDEX "survey_instrument_in_order" ON "survey_instrument" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "survey_instrument_by_organisation" ON "survey_instrument" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "survey_instrument_external_ref" ON "survey_instrument" USING btree ("organisation_id","external_ref") WHERE "survey_instrument"."external_ref" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "survey_instrument_code" ON "survey_instrument" USING btree ("organisation_id","code");--> statement-breakpoint
CREATE INDEX "survey_instrument_by_code" ON "survey_instrument" USING btree ("code","id");--> statement-breakpoint
CREATE INDEX "survey_response_in_order" ON "survey_response" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "survey_response_by_organisation" ON "survey_response" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "survey_response_external_ref" ON "survey_response" USING btree ("organisation_id","external_ref") WHERE "survey_response"."external_ref" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "survey_response_once_a_token" ON "survey_response" USING btree ("survey_version_id","respondent_token") WHERE "survey_response"."respondent_token" is not null and "survey_response"."state" <> 'REJECTED';--> statement-breakpoint
CREATE INDEX "survey_response_by_version" ON "survey_response" USING btree ("survey_version_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "survey_response_by_record" ON "survey_response" USING btree ("person_record_id");--> statement-breakpoint
CREATE INDEX "survey_response_by_indicator" ON "survey_response" USING btree ("indicator","opened_on") WHERE "survey_response"."state" = 'VALID' and "survey_response"."positive" is not null;--> statement-breakpoint
CREATE INDEX "survey_version_in_order" ON "survey_version" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "survey_version_by_organisation" ON "survey_version" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "survey_version_external_ref" ON "survey_version" USING btree ("organisation_id","external_ref") WHERE "survey_version"."external_ref" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "survey_version_number" ON "survey_version" USING btree ("survey_instrument_id","number");