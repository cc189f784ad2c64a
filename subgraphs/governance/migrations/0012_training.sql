CREATE TABLE "operator_enrolment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"operator_id" uuid NOT NULL,
	"training_edition_id" uuid NOT NULL,
	"provider_id" uuid NOT NULL,
	"admitted_on" date,
	"attended_minutes" integer NOT NULL,
	"test_result" text,
	"certificate_number" text
);
--> statement-breakpoint
CREATE TABLE "operator_details" (
	"operator_id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"email" text NOT NULL,
	"qualifications" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "operator" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"given_name" text NOT NULL,
	"family_name" text NOT NULL,
	"role" text NOT NULL,
	"access_point_id" uuid,
	"trained_on" date,
	"trained_minutes" integer NOT NULL,
	CONSTRAINT "operator_of_employer" UNIQUE("id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "session_attendance" (
	"training_session_id" uuid NOT NULL,
	"operator_enrolment_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"organisation_id" uuid NOT NULL,
	"minutes" integer NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "session_attendance_pk" PRIMARY KEY("training_session_id","operator_enrolment_id","number"),
	CONSTRAINT "session_attendance_minutes" CHECK ("session_attendance"."minutes" >= 0)
);
--> statement-breakpoint
CREATE TABLE "target" (
	"code" text PRIMARY KEY NOT NULL,
	"programme" text NOT NULL,
	"measure" text NOT NULL,
	"value" integer NOT NULL,
	"organisation_type" text,
	"source_name" text,
	"source_as_of" date,
	"source_confidence" text
);
--> statement-breakpoint
CREATE TABLE "training_certificate" (
	"number" text PRIMARY KEY NOT NULL,
	"operator_enrolment_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"topic_it" text NOT NULL,
	"topic_en" text NOT NULL,
	"hours" integer NOT NULL,
	"certified_on" date NOT NULL,
	"state" text NOT NULL,
	"revoked_on" date,
	CONSTRAINT "training_certificate_revoked_some_day" CHECK (("training_certificate"."revoked_on" is not null) = ("training_certificate"."state" = 'REVOKED'))
);
--> statement-breakpoint
CREATE TABLE "training_edition" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"training_programme_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"places" integer NOT NULL,
	"places_taken" integer NOT NULL,
	"comune_code" text,
	CONSTRAINT "training_edition_of_provider" UNIQUE("id","organisation_id"),
	CONSTRAINT "training_edition_period" CHECK ("training_edition"."starts_on" <= "training_edition"."ends_on"),
	CONSTRAINT "training_edition_places" CHECK ("training_edition"."places_taken" between 0 and "training_edition"."places")
);
--> statement-breakpoint
CREATE TABLE "training_programme" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"topic_it" text NOT NULL,
	"topic_en" text NOT NULL,
	"hours" integer NOT NULL,
	"audience" text NOT NULL,
	"mode" text NOT NULL,
	"min_attendance" integer NOT NULL,
	CONSTRAINT "training_programme_of_provider" UNIQUE("id","organisation_id"),
	CONSTRAINT "training_programme_attendance" CHECK ("training_programme"."min_attendance" between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "training_session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"training_edition_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"held_on" date NOT NULL,
	"minutes" integer NOT NULL,
	"topic" text NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "operator_enrolment" ADD CONSTRAINT "operator_enrolment_of_operator_of_employer" FOREIGN KEY ("operator_id","organisation_id") REFERENCES "public"."operator"("id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operator_enrolment" ADD CONSTRAINT "operator_enrolment_in_edition_of_provider" FOREIGN KEY ("training_edition_id","provider_id") REFERENCES "public"."training_edition"("id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operator_details" ADD CONSTRAINT "operator_details_of_employer" FOREIGN KEY ("operator_id","organisation_id") REFERENCES "public"."operator"("id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_attendance" ADD CONSTRAINT "session_attendance_training_session_id_training_session_id_fk" FOREIGN KEY ("training_session_id") REFERENCES "public"."training_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_attendance" ADD CONSTRAINT "session_attendance_operator_enrolment_id_operator_enrolment_id_fk" FOREIGN KEY ("operator_enrolment_id") REFERENCES "public"."operator_enrolment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_certificate" ADD CONSTRAINT "training_certificate_operator_enrolment_id_operator_enrolment_id_fk" FOREIGN KEY ("operator_enrolment_id") REFERENCES "public"."operator_enrolment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_edition" ADD CONSTRAINT "training_edition_of_programme_of_provider" FOREIGN KEY ("training_programme_id","organisation_id") REFERENCES "public"."training_programme"("id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_of_edition_of_provider" FOREIGN KEY ("training_edition_id","organisation_id") REFERENCES "public"."training_edition"("id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "operator_enrolment_in_order" ON "operator_enrolment" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "operator_enrolment_by_organisation" ON "operator_enrolment" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "operator_enrolment_external_ref" ON "operator_enrolment" USING btree ("organisation_id","external_ref") WHERE "operator_enrolment"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "operator_enrolment_by_operator" ON "operator_enrolment" USING btree ("operator_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "operator_enrolment_by_edition" ON "operator_enrolment" USING btree ("training_edition_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "operator_enrolment_by_provider" ON "operator_enrolment" USING btree ("provider_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "operator_enrolment_one_in_edition" ON "operator_enrolment" USING btree ("operator_id","training_edition_id") WHERE "operator_enrolment"."state" not in ('DROPPED', 'FAILED');--> statement-breakpoint
CREATE UNIQUE INDEX "operator_details_email" ON "operator_details" USING btree ("organisation_id","email");--> statement-breakpoint
CREATE INDEX "operator_in_order" ON "operator" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "operator_by_organisation" ON "operator" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "operator_external_ref" ON "operator" USING btree ("organisation_id","external_ref") WHERE "operator"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "operator_by_access_point" ON "operator" USING btree ("access_point_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "session_attendance_of_enrolment" ON "session_attendance" USING btree ("operator_enrolment_id","training_session_id","number");--> statement-breakpoint
CREATE INDEX "training_certificate_of_enrolment" ON "training_certificate" USING btree ("operator_enrolment_id");--> statement-breakpoint
CREATE INDEX "training_edition_in_order" ON "training_edition" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "training_edition_by_organisation" ON "training_edition" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "training_edition_external_ref" ON "training_edition" USING btree ("organisation_id","external_ref") WHERE "training_edition"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "training_edition_by_start" ON "training_edition" USING btree ("starts_on","id");--> statement-breakpoint
CREATE INDEX "training_edition_by_programme" ON "training_edition" USING btree ("training_programme_id","starts_on","id");--> statement-breakpoint
CREATE INDEX "training_programme_in_order" ON "training_programme" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "training_programme_by_organisation" ON "training_programme" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "training_programme_external_ref" ON "training_programme" USING btree ("organisation_id","external_ref") WHERE "training_programme"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "training_session_of_edition" ON "training_session" USING btree ("training_edition_id","held_on","id");