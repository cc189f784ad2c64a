CREATE TABLE "internship" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_record_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"access_point_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"type" text NOT NULL,
	"employer_name" text NOT NULL,
	"employer_vat_number" text,
	"employer_organisation_id" uuid,
	"promoter_tutor" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"weekly_hours" integer NOT NULL,
	"allowance" numeric(12, 2),
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"agreed_ends_on" date NOT NULL,
	"agreement_number" text,
	"co_number" text
);
--> statement-breakpoint
CREATE TABLE "job_placement" (
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
	"employer_name" text NOT NULL,
	"employer_vat_number" text,
	"employer_organisation_id" uuid,
	"ateco_code" text,
	"contract" text,
	"weekly_hours" integer,
	"co_number" text,
	"vacancy_match_id" uuid,
	"started_on" date NOT NULL,
	"ended_on" date,
	"checks" jsonb NOT NULL,
	"checks_due_on" date
);
--> statement-breakpoint
CREATE TABLE "vacancy_match" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_record_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"access_point_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"vacancy_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vacancy" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"employer_name" text NOT NULL,
	"employer_vat_number" text,
	"employer_organisation_id" uuid,
	"occupation" text NOT NULL,
	"ateco_code" text NOT NULL,
	"contract" text NOT NULL,
	"weekly_hours" integer NOT NULL,
	"comune_code" text NOT NULL,
	"places" integer NOT NULL,
	"hired_count" integer NOT NULL,
	"language_level" text,
	"closes_on" date NOT NULL,
	CONSTRAINT "vacancy_places" CHECK ("vacancy"."hired_count" between 0 and "vacancy"."places")
);
--> statement-breakpoint
ALTER TABLE "internship" ADD CONSTRAINT "internship_person_record_id_person_record_id_fk" FOREIGN KEY ("person_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "internship" ADD CONSTRAINT "internship_access_point_id_access_point_id_fk" FOREIGN KEY ("access_point_id") REFERENCES "public"."access_point"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_placement" ADD CONSTRAINT "job_placement_person_record_id_person_record_id_fk" FOREIGN KEY ("person_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_placement" ADD CONSTRAINT "job_placement_access_point_id_access_point_id_fk" FOREIGN KEY ("access_point_id") REFERENCES "public"."access_point"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_placement" ADD CONSTRAINT "job_placement_vacancy_match_id_vacancy_match_id_fk" FOREIGN KEY ("vacancy_match_id") REFERENCES "public"."vacancy_match"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vacancy_match" ADD CONSTRAINT "vacancy_match_person_record_id_person_record_id_fk" FOREIGN KEY ("person_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vacancy_match" ADD CONSTRAINT "vacancy_match_access_point_id_access_point_id_fk" FOREIGN KEY ("access_point_id") REFERENCES "public"."access_point"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vacancy_match" ADD CONSTRAINT "vacancy_match_vacancy_id_vacancy_id_fk" FOREIGN KEY ("vacancy_id") REFERENCES "public"."vacancy"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "internship_in_order" ON "internship" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "internship_by_record" ON "internship" USING btree ("person_record_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "internship_by_access_point" ON "internship" USING btree ("access_point_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "internship_by_organisation" ON "internship" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "internship_external_ref" ON "internship" USING btree ("organisation_id","external_ref") WHERE "internship"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "job_placement_in_order" ON "job_placement" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "job_placement_by_record" ON "job_placement" USING btree ("person_record_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "job_placement_by_access_point" ON "job_placement" USING btree ("access_point_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "job_placement_by_organisation" ON "job_placement" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "job_placement_external_ref" ON "job_placement" USING btree ("organisation_id","external_ref") WHERE "job_placement"."external_ref" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "job_placement_one_of_match" ON "job_placement" USING btree ("vacancy_match_id") WHERE "job_placement"."vacancy_match_id" is not null;--> statement-breakpoint
CREATE INDEX "job_placement_due" ON "job_placement" USING btree ("organisation_id","checks_due_on") WHERE "job_placement"."checks_due_on" is not null;--> statement-breakpoint
CREATE INDEX "vacancy_match_in_order" ON "vacancy_match" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "vacancy_match_by_record" ON "vacancy_match" USING btree ("person_record_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "vacancy_match_by_access_point" ON "vacancy_match" USING btree ("access_point_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "vacancy_match_by_organisation" ON "vacancy_match" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "vacancy_match_external_ref" ON "vacancy_match" USING btree ("organisation_id","external_ref") WHERE "vacancy_match"."external_ref" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "vacancy_match_once" ON "vacancy_match" USING btree ("vacancy_id","person_record_id");--> statement-breakpoint
CREATE INDEX "vacancy_match_by_vacancy" ON "vacancy_match" USING btree ("vacancy_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "vacancy_in_order" ON "vacancy" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "vacancy_by_organisation" ON "vacancy" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "vacancy_external_ref" ON "vacancy" USING btree ("organisation_id","external_ref") WHERE "vacancy"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "vacancy_by_closing" ON "vacancy" USING btree ("closes_on","id");--> statement-breakpoint
CREATE INDEX "vacancy_by_comune" ON "vacancy" USING btree ("comune_code","opened_on","id");--> statement-breakpoint
CREATE INDEX "vacancy_by_contract" ON "vacancy" USING btree ("contract","opened_on","id");--> statement-breakpoint
CREATE INDEX "vacancy_by_occupation" ON "vacancy" USING btree ("occupation" collate "C");