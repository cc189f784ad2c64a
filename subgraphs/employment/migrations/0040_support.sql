CREATE TABLE "break_glass_access" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"operator" text NOT NULL,
	"person_record_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"words" "bytea" NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	CONSTRAINT "break_glass_access_granted" UNIQUE("id","organisation_id","operator","person_record_id","reason","ends_at"),
	CONSTRAINT "break_glass_access_short" CHECK ("break_glass_access"."ends_at" <= "break_glass_access"."opened_at" + interval '4 hours')
);
--> statement-breakpoint
CREATE TABLE "break_glass_grant" (
	"access_id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"operator" text NOT NULL,
	"person_record_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"ends_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "complementary_action" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"theme" text NOT NULL,
	"need" text NOT NULL,
	"description_it" text NOT NULL,
	"description_en" text,
	"comune_codes" text[] NOT NULL,
	"ats_codes" text[] NOT NULL,
	"budget" numeric(12, 2) NOT NULL,
	"spent" numeric(12, 2),
	CONSTRAINT "complementary_action_within_budget" CHECK ("complementary_action"."spent" <= "complementary_action"."budget")
);
--> statement-breakpoint
CREATE TABLE "educational_poverty_action" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"school_name" text NOT NULL,
	"school_code" text,
	"comune_code" text NOT NULL,
	"hours" integer NOT NULL,
	"families" integer NOT NULL,
	"minors_count" integer NOT NULL,
	"starts_on" date NOT NULL,
	"started_on" date,
	"closed_on" date,
	CONSTRAINT "educational_poverty_action_counts" CHECK ("educational_poverty_action"."minors_count" >= 0)
);
--> statement-breakpoint
CREATE TABLE "enrolled_minor" (
	"action_id" uuid NOT NULL,
	"person_record_id" uuid NOT NULL,
	"enrolled_on" date NOT NULL,
	CONSTRAINT "enrolled_minor_action_id_person_record_id_pk" PRIMARY KEY("action_id","person_record_id")
);
--> statement-breakpoint
CREATE TABLE "housing_case" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_record_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"access_point_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"need" text NOT NULL,
	"adults" integer NOT NULL,
	"minors" integer NOT NULL,
	"tenure" text NOT NULL,
	"contract_signed_on" date,
	"contract_starts_on" date,
	"contract_ends_on" date,
	"monthly_rent" numeric(12, 2),
	"guarantee" text,
	"moved_in_on" date,
	"check_outcome" text,
	CONSTRAINT "housing_case_contract_runs" CHECK ("housing_case"."contract_ends_on" > "housing_case"."contract_starts_on")
);
--> statement-breakpoint
CREATE TABLE "housing_search" (
	"case_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"found_on" date NOT NULL,
	"kind" text NOT NULL,
	"comune_code" text NOT NULL,
	"outcome" text NOT NULL,
	CONSTRAINT "housing_search_case_id_number_pk" PRIMARY KEY("case_id","number")
);
--> statement-breakpoint
CREATE TABLE "vulnerability_case" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_record_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"access_point_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"categories" text[] NOT NULL,
	"risk" text NOT NULL,
	"operators" text[] NOT NULL,
	CONSTRAINT "vulnerability_case_has_operator" CHECK (cardinality("vulnerability_case"."operators") > 0),
	CONSTRAINT "vulnerability_case_has_no_name" CHECK ("vulnerability_case"."external_ref" is null)
);
--> statement-breakpoint
CREATE TABLE "protective_measure" (
	"case_id" uuid NOT NULL,
	"plan" integer NOT NULL,
	"position" integer NOT NULL,
	"sealed" "bytea" NOT NULL,
	"agreed_on" date NOT NULL,
	CONSTRAINT "protective_measure_case_id_plan_position_pk" PRIMARY KEY("case_id","plan","position")
);
--> statement-breakpoint
CREATE TABLE "vulnerability_correction" (
	"case_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"field" text NOT NULL,
	"before" text NOT NULL,
	"after" text NOT NULL,
	"reason" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "vulnerability_correction_case_id_number_field_pk" PRIMARY KEY("case_id","number","field")
);
--> statement-breakpoint
CREATE TABLE "vulnerability_note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"operator" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"written_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vulnerability_operator" (
	"case_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"operator" text NOT NULL,
	"named_by" text NOT NULL,
	"named_at" timestamp with time zone NOT NULL,
	"dismissed_by" text,
	"dismissed_at" timestamp with time zone,
	CONSTRAINT "vulnerability_operator_case_id_number_pk" PRIMARY KEY("case_id","number")
);
--> statement-breakpoint
CREATE TABLE "vulnerability_step" (
	"case_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"act" text,
	"state" text NOT NULL,
	"reason" text,
	"happened_on" date NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "vulnerability_step_case_id_number_pk" PRIMARY KEY("case_id","number")
);
--> statement-breakpoint
ALTER TABLE "break_glass_access" ADD CONSTRAINT "break_glass_access_person_record_id_person_record_id_fk" FOREIGN KEY ("person_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "break_glass_grant" ADD CONSTRAINT "break_glass_grant_person_record_id_person_record_id_fk" FOREIGN KEY ("person_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "break_glass_grant" ADD CONSTRAINT "break_glass_grant_is_logged" FOREIGN KEY ("access_id","organisation_id","operator","person_record_id","reason","ends_at") REFERENCES "public"."break_glass_access"("id","organisation_id","operator","person_record_id","reason","ends_at") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolled_minor" ADD CONSTRAINT "enrolled_minor_action_id_educational_poverty_action_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."educational_poverty_action"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolled_minor" ADD CONSTRAINT "enrolled_minor_person_record_id_person_record_id_fk" FOREIGN KEY ("person_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "housing_case" ADD CONSTRAINT "housing_case_person_record_id_person_record_id_fk" FOREIGN KEY ("person_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "housing_case" ADD CONSTRAINT "housing_case_access_point_id_access_point_id_fk" FOREIGN KEY ("access_point_id") REFERENCES "public"."access_point"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "housing_search" ADD CONSTRAINT "housing_search_case_id_housing_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."housing_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vulnerability_case" ADD CONSTRAINT "vulnerability_case_person_record_id_person_record_id_fk" FOREIGN KEY ("person_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vulnerability_case" ADD CONSTRAINT "vulnerability_case_access_point_id_access_point_id_fk" FOREIGN KEY ("access_point_id") REFERENCES "public"."access_point"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "protective_measure" ADD CONSTRAINT "protective_measure_case_id_vulnerability_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."vulnerability_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vulnerability_correction" ADD CONSTRAINT "vulnerability_correction_case_id_vulnerability_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."vulnerability_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vulnerability_note" ADD CONSTRAINT "vulnerability_note_case_id_vulnerability_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."vulnerability_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vulnerability_operator" ADD CONSTRAINT "vulnerability_operator_case_id_vulnerability_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."vulnerability_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vulnerability_step" ADD CONSTRAINT "vulnerability_step_case_id_vulnerability_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."vulnerability_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "break_glass_access_of_record" ON "break_glass_access" USING btree ("person_record_id");--> statement-breakpoint
CREATE INDEX "break_glass_grant_of_operator" ON "break_glass_grant" USING btree ("operator","ends_at");--> statement-breakpoint
CREATE INDEX "complementary_action_in_order" ON "complementary_action" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "complementary_action_by_organisation" ON "complementary_action" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "complementary_action_external_ref" ON "complementary_action" USING btree ("organisation_id","external_ref") WHERE "complementary_action"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "complementary_action_by_comune" ON "complementary_action" USING gin ("comune_codes");--> statement-breakpoint
CREATE INDEX "educational_poverty_action_in_order" ON "educational_poverty_action" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "educational_poverty_action_by_organisation" ON "educational_poverty_action" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "educational_poverty_action_external_ref" ON "educational_poverty_action" USING btree ("organisation_id","external_ref") WHERE "educational_poverty_action"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "enrolled_minor_of_record" ON "enrolled_minor" USING btree ("person_record_id");--> statement-breakpoint
CREATE INDEX "housing_case_in_order" ON "housing_case" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "housing_case_by_record" ON "housing_case" USING btree ("person_record_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "housing_case_by_access_point" ON "housing_case" USING btree ("access_point_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "housing_case_by_organisation" ON "housing_case" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "housing_case_external_ref" ON "housing_case" USING btree ("organisation_id","external_ref") WHERE "housing_case"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "vulnerability_case_in_order" ON "vulnerability_case" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "vulnerability_case_by_record" ON "vulnerability_case" USING btree ("person_record_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "vulnerability_case_by_operator" ON "vulnerability_case" USING gin ("operators");--> statement-breakpoint
CREATE INDEX "vulnerability_note_of_case" ON "vulnerability_note" USING btree ("case_id","written_at");--> statement-breakpoint
CREATE UNIQUE INDEX "vulnerability_operator_once" ON "vulnerability_operator" USING btree ("case_id","operator") WHERE "vulnerability_operator"."dismissed_at" is null;