CREATE TABLE "active_policy" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_record_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"access_point_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"service_pact_id" uuid NOT NULL,
	"activity_code" text NOT NULL,
	"promoter_code" text NOT NULL,
	"sap_policy_id" text,
	"check_letter_matches" boolean,
	"started_on" date,
	"ended_on" date,
	"last_event" text,
	CONSTRAINT "active_policy_period" CHECK ("active_policy"."started_on" <= "active_policy"."ended_on"),
	CONSTRAINT "active_policy_started" CHECK ("active_policy"."opened_on" <= "active_policy"."started_on")
);
--> statement-breakpoint
CREATE TABLE "autonomy_assessment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"individual_plan_id" uuid NOT NULL,
	"moment" text NOT NULL,
	"instrument_code" text NOT NULL,
	"instrument_version" text NOT NULL,
	"assessed_on" date NOT NULL,
	"scores" jsonb NOT NULL,
	"reason" text,
	"recorded_at" timestamp with time zone NOT NULL,
	"superseded_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "autonomy_dimension" (
	"instrument_code" text NOT NULL,
	"instrument_version" text NOT NULL,
	"code" text NOT NULL,
	"position" integer NOT NULL,
	"label_it" text NOT NULL,
	"label_en" text NOT NULL,
	"minimum" integer NOT NULL,
	"maximum" integer NOT NULL,
	CONSTRAINT "autonomy_dimension_instrument_code_instrument_version_code_pk" PRIMARY KEY("instrument_code","instrument_version","code"),
	CONSTRAINT "autonomy_dimension_bounds" CHECK ("autonomy_dimension"."minimum" < "autonomy_dimension"."maximum")
);
--> statement-breakpoint
CREATE TABLE "autonomy_instrument" (
	"code" text NOT NULL,
	"version" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"source_name" text,
	"source_as_of" date,
	"source_confidence" text,
	CONSTRAINT "autonomy_instrument_code_version_pk" PRIMARY KEY("code","version"),
	CONSTRAINT "autonomy_instrument_period" CHECK ("autonomy_instrument"."valid_from" < "autonomy_instrument"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "individual_plan" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_record_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"access_point_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"case_manager" text NOT NULL,
	"review_due_on" date NOT NULL,
	"signed_on" date
);
--> statement-breakpoint
CREATE TABLE "plan_review" (
	"individual_plan_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"held_on" date NOT NULL,
	"outcome" text NOT NULL,
	"next_due_on" date,
	CONSTRAINT "plan_review_individual_plan_id_number_pk" PRIMARY KEY("individual_plan_id","number")
);
--> statement-breakpoint
CREATE TABLE "plan_signature" (
	"individual_plan_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"signer" text NOT NULL,
	"organisation_id" uuid,
	"signed_on" date NOT NULL,
	"method" text NOT NULL,
	CONSTRAINT "plan_signature_individual_plan_id_number_pk" PRIMARY KEY("individual_plan_id","number"),
	CONSTRAINT "plan_signature_once" UNIQUE NULLS NOT DISTINCT("individual_plan_id","signer","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "plan_action" (
	"id" uuid PRIMARY KEY NOT NULL,
	"plan_goal_id" uuid NOT NULL,
	"individual_plan_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"words" "bytea",
	"responsible" text NOT NULL,
	"due_on" date NOT NULL,
	"state" text NOT NULL,
	"settled_on" date,
	CONSTRAINT "plan_action_settled" CHECK (("plan_action"."settled_on" is null) = ("plan_action"."state" = 'OPEN'))
);
--> statement-breakpoint
CREATE TABLE "plan_goal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"individual_plan_id" uuid NOT NULL,
	"area" text NOT NULL,
	"words" "bytea" NOT NULL,
	"due_on" date NOT NULL,
	"state" text NOT NULL,
	"settled_on" date,
	CONSTRAINT "plan_goal_settled" CHECK (("plan_goal"."settled_on" is null) = ("plan_goal"."state" = 'OPEN'))
);
--> statement-breakpoint
CREATE TABLE "pact_presence" (
	"person_record_id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "service_pact" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_record_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"access_point_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"signed_on" date,
	"profiling_index" numeric(5, 4),
	"individual_plan_id" uuid,
	CONSTRAINT "service_pact_profiling" CHECK ("service_pact"."profiling_index" between 0 and 1)
);
--> statement-breakpoint
ALTER TABLE "active_policy" ADD CONSTRAINT "active_policy_person_record_id_person_record_id_fk" FOREIGN KEY ("person_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "active_policy" ADD CONSTRAINT "active_policy_access_point_id_access_point_id_fk" FOREIGN KEY ("access_point_id") REFERENCES "public"."access_point"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "active_policy" ADD CONSTRAINT "active_policy_service_pact_id_service_pact_id_fk" FOREIGN KEY ("service_pact_id") REFERENCES "public"."service_pact"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "autonomy_assessment" ADD CONSTRAINT "autonomy_assessment_individual_plan_id_individual_plan_id_fk" FOREIGN KEY ("individual_plan_id") REFERENCES "public"."individual_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "autonomy_assessment" ADD CONSTRAINT "autonomy_assessment_by_instrument" FOREIGN KEY ("instrument_code","instrument_version") REFERENCES "public"."autonomy_instrument"("code","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "autonomy_dimension" ADD CONSTRAINT "autonomy_dimension_of_instrument" FOREIGN KEY ("instrument_code","instrument_version") REFERENCES "public"."autonomy_instrument"("code","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "individual_plan" ADD CONSTRAINT "individual_plan_person_record_id_person_record_id_fk" FOREIGN KEY ("person_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "individual_plan" ADD CONSTRAINT "individual_plan_access_point_id_access_point_id_fk" FOREIGN KEY ("access_point_id") REFERENCES "public"."access_point"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_review" ADD CONSTRAINT "plan_review_individual_plan_id_individual_plan_id_fk" FOREIGN KEY ("individual_plan_id") REFERENCES "public"."individual_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_signature" ADD CONSTRAINT "plan_signature_individual_plan_id_individual_plan_id_fk" FOREIGN KEY ("individual_plan_id") REFERENCES "public"."individual_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_action" ADD CONSTRAINT "plan_action_plan_goal_id_plan_goal_id_fk" FOREIGN KEY ("plan_goal_id") REFERENCES "public"."plan_goal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_action" ADD CONSTRAINT "plan_action_individual_plan_id_individual_plan_id_fk" FOREIGN KEY ("individual_plan_id") REFERENCES "public"."individual_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_goal" ADD CONSTRAINT "plan_goal_individual_plan_id_individual_plan_id_fk" FOREIGN KEY ("individual_plan_id") REFERENCES "public"."individual_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pact_presence" ADD CONSTRAINT "pact_presence_of_person" FOREIGN KEY ("person_record_id","person_id") REFERENCES "public"."person_record"("id","person_id") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "service_pact" ADD CONSTRAINT "service_pact_person_record_id_person_record_id_fk" FOREIGN KEY ("person_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_pact" ADD CONSTRAINT "service_pact_access_point_id_access_point_id_fk" FOREIGN KEY ("access_point_id") REFERENCES "public"."access_point"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_pact" ADD CONSTRAINT "service_pact_individual_plan_id_individual_plan_id_fk" FOREIGN KEY ("individual_plan_id") REFERENCES "public"."individual_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "active_policy_in_order" ON "active_policy" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "active_policy_by_record" ON "active_policy" USING btree ("person_record_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "active_policy_by_access_point" ON "active_policy" USING btree ("access_point_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "active_policy_by_organisation" ON "active_policy" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "active_policy_external_ref" ON "active_policy" USING btree ("organisation_id","external_ref") WHERE "active_policy"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "active_policy_of_pact" ON "active_policy" USING btree ("service_pact_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "autonomy_assessment_once" ON "autonomy_assessment" USING btree ("individual_plan_id","moment") WHERE "autonomy_assessment"."superseded_at" is null;--> statement-breakpoint
CREATE INDEX "autonomy_assessment_of_plan" ON "autonomy_assessment" USING btree ("individual_plan_id","id");--> statement-breakpoint
CREATE INDEX "individual_plan_in_order" ON "individual_plan" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "individual_plan_by_record" ON "individual_plan" USING btree ("person_record_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "individual_plan_by_access_point" ON "individual_plan" USING btree ("access_point_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "individual_plan_by_organisation" ON "individual_plan" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "individual_plan_external_ref" ON "individual_plan" USING btree ("organisation_id","external_ref") WHERE "individual_plan"."external_ref" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "individual_plan_one_open" ON "individual_plan" USING btree ("person_record_id") WHERE "individual_plan"."state" not in ('ACHIEVED', 'PARTLY_ACHIEVED', 'INTERRUPTED');--> statement-breakpoint
CREATE INDEX "individual_plan_due" ON "individual_plan" USING btree ("review_due_on","id");--> statement-breakpoint
CREATE INDEX "individual_plan_due_at_access_point" ON "individual_plan" USING btree ("access_point_id","review_due_on","id");--> statement-breakpoint
CREATE INDEX "individual_plan_due_by_organisation" ON "individual_plan" USING btree ("organisation_id","review_due_on","id");--> statement-breakpoint
CREATE INDEX "individual_plan_due_by_record" ON "individual_plan" USING btree ("person_record_id","review_due_on","id");--> statement-breakpoint
CREATE INDEX "individual_plan_of_case_manager" ON "individual_plan" USING btree ("case_manager","review_due_on","id");--> statement-breakpoint
CREATE INDEX "individual_plan_unsigned" ON "individual_plan" USING btree ("organisation_id","opened_on","id") WHERE "individual_plan"."signed_on" is null;--> statement-breakpoint
CREATE INDEX "plan_action_of_goal" ON "plan_action" USING btree ("plan_goal_id","id");--> statement-breakpoint
CREATE INDEX "plan_goal_of_plan" ON "plan_goal" USING btree ("individual_plan_id","id");--> statement-breakpoint
CREATE INDEX "pact_presence_by_person" ON "pact_presence" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "service_pact_in_order" ON "service_pact" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "service_pact_by_record" ON "service_pact" USING btree ("person_record_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "service_pact_by_access_point" ON "service_pact" USING btree ("access_point_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "service_pact_by_organisation" ON "service_pact" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "service_pact_external_ref" ON "service_pact" USING btree ("organisation_id","external_ref") WHERE "service_pact"."external_ref" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "service_pact_one_open" ON "service_pact" USING btree ("person_record_id") WHERE "service_pact"."state" not in ('ENDED', 'LAPSED');--> statement-breakpoint
ALTER TABLE "case_share" ADD CONSTRAINT "case_share_of_what_may_be" CHECK ("case_share"."case_type" not in ('ServicePact', 'ActivePolicy'));