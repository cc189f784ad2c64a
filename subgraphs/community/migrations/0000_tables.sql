CREATE TABLE "association_territory" (
	"association_id" uuid NOT NULL,
	"territory" text NOT NULL,
	CONSTRAINT "association_territory_association_id_territory_pk" PRIMARY KEY("association_id","territory")
);
--> statement-breakpoint
CREATE TABLE "association" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"organisation_id" uuid,
	"country_codes" text[] NOT NULL,
	"language_codes" text[] NOT NULL,
	"new_generation" boolean NOT NULL,
	"informal" boolean NOT NULL,
	"listed" boolean NOT NULL,
	"source_name" text,
	"source_as_of" date,
	"source_confidence" text,
	CONSTRAINT "association_with_organisation" UNIQUE("id","organisation_id"),
	CONSTRAINT "association_state" CHECK ("association"."state" in ('MAPPED', 'CONTACTED', 'VERIFIED', 'ENGAGED', 'INACTIVE'))
);
--> statement-breakpoint
CREATE TABLE "micro_intervention_territory" (
	"micro_intervention_id" uuid NOT NULL,
	"territory" text NOT NULL,
	CONSTRAINT "micro_intervention_territory_micro_intervention_id_territory_pk" PRIMARY KEY("micro_intervention_id","territory")
);
--> statement-breakpoint
CREATE TABLE "micro_intervention" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"theme" text NOT NULL,
	"state" text NOT NULL,
	"association_id" uuid NOT NULL,
	"organisation_id" uuid,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"source_name" text,
	"source_as_of" date,
	"source_confidence" text,
	CONSTRAINT "micro_intervention_state" CHECK ("micro_intervention"."state" in ('PLANNED', 'RUNNING', 'VARIED', 'COMPLETED', 'VERIFIED', 'STOPPED')),
	CONSTRAINT "micro_intervention_period" CHECK ("micro_intervention"."starts_on" < "micro_intervention"."ends_on")
);
--> statement-breakpoint
CREATE TABLE "participation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"micro_intervention_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"person_record_id" uuid,
	"person_id" uuid,
	"record_organisation_id" uuid,
	"record_access_point_id" uuid,
	"head_count_female" integer,
	"head_count_male" integer,
	"head_count_unknown" integer,
	"state" text NOT NULL,
	"occurred_on" date NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "participation_state" CHECK ("participation"."state" in ('EXPECTED', 'ATTENDED', 'CONFIRMED')),
	CONSTRAINT "participation_one_subject" CHECK (case when "participation"."person_record_id" is null
        then num_nonnulls("participation"."person_id", "participation"."record_organisation_id", "participation"."record_access_point_id") = 0
          and num_nulls("participation"."head_count_female", "participation"."head_count_male", "participation"."head_count_unknown") = 0
        else num_nonnulls("participation"."head_count_female", "participation"."head_count_male", "participation"."head_count_unknown") = 0
      end),
	CONSTRAINT "participation_head_count" CHECK (least("participation"."head_count_female", "participation"."head_count_male", "participation"."head_count_unknown") >= 0
        and greatest("participation"."head_count_female", "participation"."head_count_male", "participation"."head_count_unknown") between 1 and 100000)
);
--> statement-breakpoint
CREATE TABLE "followed_person_record" (
	"person_record_id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"access_point_id" uuid,
	"followed_at" timestamp with time zone NOT NULL
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
ALTER TABLE "association_territory" ADD CONSTRAINT "association_territory_association_id_association_id_fk" FOREIGN KEY ("association_id") REFERENCES "public"."association"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "micro_intervention_territory" ADD CONSTRAINT "micro_intervention_territory_micro_intervention_id_micro_intervention_id_fk" FOREIGN KEY ("micro_intervention_id") REFERENCES "public"."micro_intervention"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "micro_intervention" ADD CONSTRAINT "micro_intervention_association_id_association_id_fk" FOREIGN KEY ("association_id") REFERENCES "public"."association"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "micro_intervention" ADD CONSTRAINT "micro_intervention_organisation_of_association" FOREIGN KEY ("association_id","organisation_id") REFERENCES "public"."association"("id","organisation_id") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "participation" ADD CONSTRAINT "participation_micro_intervention_id_micro_intervention_id_fk" FOREIGN KEY ("micro_intervention_id") REFERENCES "public"."micro_intervention"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "association_by_name" ON "association" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "micro_intervention_territory_by_territory" ON "micro_intervention_territory" USING btree ("territory","micro_intervention_id");--> statement-breakpoint
CREATE INDEX "micro_intervention_in_order" ON "micro_intervention" USING btree ("starts_on","id");--> statement-breakpoint
CREATE INDEX "micro_intervention_by_title" ON "micro_intervention" USING btree ("title","id");--> statement-breakpoint
CREATE INDEX "micro_intervention_by_association" ON "micro_intervention" USING btree ("association_id","starts_on","id");--> statement-breakpoint
CREATE INDEX "micro_intervention_by_organisation" ON "micro_intervention" USING btree ("organisation_id","starts_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "participation_once_a_day" ON "participation" USING btree ("micro_intervention_id","person_record_id","occurred_on");--> statement-breakpoint
CREATE INDEX "participation_in_order" ON "participation" USING btree ("occurred_on","id");--> statement-breakpoint
CREATE INDEX "participation_by_person" ON "participation" USING btree ("person_id","occurred_on","id");--> statement-breakpoint
CREATE INDEX "participation_by_record" ON "participation" USING btree ("person_record_id");--> statement-breakpoint
CREATE INDEX "participation_by_organisation" ON "participation" USING btree ("organisation_id","occurred_on","id");--> statement-breakpoint
CREATE INDEX "participation_by_record_organisation" ON "participation" USING btree ("record_organisation_id","occurred_on","id");--> statement-breakpoint
CREATE INDEX "participation_by_micro_intervention" ON "participation" USING btree ("micro_intervention_id","occurred_on","id");--> statement-breakpoint
CREATE INDEX "followed_person_record_by_follow" ON "followed_person_record" USING btree ("followed_at");--> statement-breakpoint
CREATE INDEX "outbox_commit_order" ON "outbox" USING btree ("transaction","position");