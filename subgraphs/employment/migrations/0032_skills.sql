CREATE TABLE "recognition_application" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_record_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"access_point_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"title" "bytea",
	"country_code" text NOT NULL,
	"eqf_level" smallint,
	"isced_level" smallint,
	"authority" text NOT NULL,
	"applied_on" date
);
--> statement-breakpoint
CREATE TABLE "skills_assessment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_record_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"access_point_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"skills" json NOT NULL,
	"occupation_codes" text[] NOT NULL,
	"languages" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "skills_validation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_record_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"access_point_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"profile_code" text NOT NULL,
	"eqf_level" smallint,
	"accredited_body_id" uuid NOT NULL,
	"skills_assessment_id" uuid,
	"applied_on" date,
	"validated_skill_codes" text[] NOT NULL,
	"transparency_number" text,
	"transparency_on" date,
	"validation_number" text,
	"validation_on" date,
	"certificate_number" text,
	"certificate_on" date
);
--> statement-breakpoint
CREATE TABLE "transition_path" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_record_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"access_point_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"host_organisation_id" uuid,
	"host_name" "bytea",
	"mentor" text NOT NULL,
	"interruption" text
);
--> statement-breakpoint
ALTER TABLE "recognition_application" ADD CONSTRAINT "recognition_application_person_record_id_person_record_id_fk" FOREIGN KEY ("person_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recognition_application" ADD CONSTRAINT "recognition_application_access_point_id_access_point_id_fk" FOREIGN KEY ("access_point_id") REFERENCES "public"."access_point"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skills_assessment" ADD CONSTRAINT "skills_assessment_person_record_id_person_record_id_fk" FOREIGN KEY ("person_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skills_assessment" ADD CONSTRAINT "skills_assessment_access_point_id_access_point_id_fk" FOREIGN KEY ("access_point_id") REFERENCES "public"."access_point"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skills_validation" ADD CONSTRAINT "skills_validation_person_record_id_person_record_id_fk" FOREIGN KEY ("person_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skills_validation" ADD CONSTRAINT "skills_validation_access_point_id_access_point_id_fk" FOREIGN KEY ("access_point_id") REFERENCES "public"."access_point"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skills_validation" ADD CONSTRAINT "skills_validation_skills_assessment_id_skills_assessment_id_fk" FOREIGN KEY ("skills_assessment_id") REFERENCES "public"."skills_assessment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transition_path" ADD CONSTRAINT "transition_path_person_record_id_person_record_id_fk" FOREIGN KEY ("person_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transition_path" ADD CONSTRAINT "transition_path_access_point_id_access_point_id_fk" FOREIGN KEY ("access_point_id") REFERENCES "public"."access_point"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "recognition_application_in_order" ON "recognition_application" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "recognition_application_by_record" ON "recognition_application" USING btree ("person_record_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "recognition_application_by_access_point" ON "recognition_application" USING btree ("access_point_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "recognition_application_by_organisation" ON "recognition_application" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "recognition_application_external_ref" ON "recognition_application" USING btree ("organisation_id","external_ref") WHERE "recognition_application"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "skills_assessment_in_order" ON "skills_assessment" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "skills_assessment_by_record" ON "skills_assessment" USING btree ("person_record_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "skills_assessment_by_access_point" ON "skills_assessment" USING btree ("access_point_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "skills_assessment_by_organisation" ON "skills_assessment" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "skills_assessment_external_ref" ON "skills_assessment" USING btree ("organisation_id","external_ref") WHERE "skills_assessment"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "skills_validation_in_order" ON "skills_validation" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "skills_validation_by_record" ON "skills_validation" USING btree ("person_record_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "skills_validation_by_access_point" ON "skills_validation" USING btree ("access_point_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "skills_validation_by_organisation" ON "skills_validation" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "skills_validation_external_ref" ON "skills_validation" USING btree ("organisation_id","external_ref") WHERE "skills_validation"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "transition_path_in_order" ON "transition_path" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "transition_path_by_record" ON "transition_path" USING btree ("person_record_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "transition_path_by_access_point" ON "transition_path" USING btree ("access_point_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "transition_path_by_organisation" ON "transition_path" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "transition_path_external_ref" ON "transition_path" USING btree ("organisation_id","external_ref") WHERE "transition_path"."external_ref" is not null;