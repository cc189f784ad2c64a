CREATE TABLE "access_point_expectation" (
	"kind" text NOT NULL,
	"valid_from" date NOT NULL,
	"expected" integer NOT NULL,
	"source_name" text,
	"source_as_of" date,
	"source_confidence" text,
	CONSTRAINT "access_point_expectation_kind_valid_from_pk" PRIMARY KEY("kind","valid_from")
);
--> statement-breakpoint
CREATE TABLE "access_point_territory" (
	"access_point_id" uuid NOT NULL,
	"territory" text NOT NULL,
	"relation" text NOT NULL,
	CONSTRAINT "access_point_territory_access_point_id_relation_territory_pk" PRIMARY KEY("access_point_id","relation","territory")
);
--> statement-breakpoint
CREATE TABLE "access_point" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"comune_code" text,
	"operating_organisation_id" uuid NOT NULL,
	"host_organisation_id" uuid,
	"parent_id" uuid,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"source_name" text,
	"source_as_of" date,
	"source_confidence" text,
	CONSTRAINT "access_point_period" CHECK ("access_point"."valid_from" < "access_point"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "followed_participation" (
	"participation_id" uuid PRIMARY KEY NOT NULL,
	"person_record_id" uuid NOT NULL,
	"occurred_on" date NOT NULL,
	"state" text NOT NULL,
	"followed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "enrolment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_record_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"access_point_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"work_package" text NOT NULL,
	"state" text NOT NULL,
	"enrolled_on" date NOT NULL,
	"exited_on" date,
	"age_bracket" text,
	"version" integer NOT NULL,
	CONSTRAINT "enrolment_exited_when_ended" CHECK (("enrolment"."exited_on" is not null) = ("enrolment"."state" in ('COMPLETED', 'DROPPED', 'TRANSFERRED', 'INELIGIBLE'))),
	CONSTRAINT "enrolment_period" CHECK ("enrolment"."enrolled_on" <= "enrolment"."exited_on")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sex" text NOT NULL,
	"birth_year" integer,
	"citizenship_codes" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person_record" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"owner_organisation_id" uuid NOT NULL,
	"access_point_id" uuid,
	"state" text NOT NULL,
	"given_name" text,
	"family_name" text,
	"birth_date" date,
	"birth_date_precision" text NOT NULL,
	"sex" text NOT NULL,
	"citizenship_codes" text[] NOT NULL,
	"residence_code" text,
	"version" integer NOT NULL,
	CONSTRAINT "person_record_of_person" UNIQUE("id","person_id")
);
--> statement-breakpoint
CREATE TABLE "feed" (
	"epoch" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"pruned_through" "xid8" DEFAULT '0' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "followed_feed" (
	"name" text PRIMARY KEY NOT NULL,
	"cursor" text NOT NULL,
	"followed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"position" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"transaction" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"entity_type" text NOT NULL,
	"entity_id" uuid,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"organisation_id" uuid
);
--> statement-breakpoint
ALTER TABLE "access_point_territory" ADD CONSTRAINT "access_point_territory_access_point_id_access_point_id_fk" FOREIGN KEY ("access_point_id") REFERENCES "public"."access_point"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_point" ADD CONSTRAINT "access_point_parent_id_access_point_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."access_point"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_access_point_id_access_point_id_fk" FOREIGN KEY ("access_point_id") REFERENCES "public"."access_point"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_on_record_of_person" FOREIGN KEY ("person_record_id","person_id") REFERENCES "public"."person_record"("id","person_id") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "person_record" ADD CONSTRAINT "person_record_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_record" ADD CONSTRAINT "person_record_access_point_id_access_point_id_fk" FOREIGN KEY ("access_point_id") REFERENCES "public"."access_point"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_point_territory_by_territory" ON "access_point_territory" USING btree ("territory","access_point_id");--> statement-breakpoint
CREATE UNIQUE INDEX "access_point_one_open" ON "access_point" USING btree ("code") WHERE "access_point"."valid_to" is null;--> statement-breakpoint
CREATE INDEX "access_point_by_name" ON "access_point" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "access_point_by_code" ON "access_point" USING btree ("code","id");--> statement-breakpoint
CREATE INDEX "access_point_by_organisation" ON "access_point" USING btree ("operating_organisation_id","name","id");--> statement-breakpoint
CREATE INDEX "followed_participation_by_record" ON "followed_participation" USING btree ("person_record_id");--> statement-breakpoint
CREATE UNIQUE INDEX "enrolment_one_open" ON "enrolment" USING btree ("person_record_id","work_package") WHERE "enrolment"."exited_on" is null;--> statement-breakpoint
CREATE INDEX "enrolment_in_order" ON "enrolment" USING btree ("enrolled_on","id");--> statement-breakpoint
CREATE INDEX "enrolment_by_record" ON "enrolment" USING btree ("person_record_id","enrolled_on","id");--> statement-breakpoint
CREATE INDEX "enrolment_by_person" ON "enrolment" USING btree ("person_id","enrolled_on","id");--> statement-breakpoint
CREATE INDEX "enrolment_by_access_point" ON "enrolment" USING btree ("access_point_id","enrolled_on","id");--> statement-breakpoint
CREATE INDEX "enrolment_by_organisation" ON "enrolment" USING btree ("organisation_id","enrolled_on","id");--> statement-breakpoint
CREATE INDEX "person_record_by_owner" ON "person_record" USING btree ("owner_organisation_id","id");--> statement-breakpoint
CREATE INDEX "person_record_by_access_point" ON "person_record" USING btree ("access_point_id","id");--> statement-breakpoint
CREATE INDEX "person_record_by_person" ON "person_record" USING btree ("person_id","owner_organisation_id","access_point_id");--> statement-breakpoint
CREATE INDEX "person_record_by_owner_and_person" ON "person_record" USING btree ("owner_organisation_id","person_id","access_point_id");--> statement-breakpoint
CREATE INDEX "person_record_by_access_point_and_person" ON "person_record" USING btree ("access_point_id","person_id","owner_organisation_id");--> statement-breakpoint
CREATE INDEX "outbox_commit_order" ON "outbox" USING btree ("transaction","position");