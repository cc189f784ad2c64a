CREATE TABLE "participation_import_result" (
	"run_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"line" integer NOT NULL,
	"external_ref" text NOT NULL,
	"outcome" text NOT NULL,
	"entity_id" text,
	"refusals" text[] NOT NULL,
	"columns" text[] NOT NULL,
	CONSTRAINT "participation_import_result_run_id_position_pk" PRIMARY KEY("run_id","position")
);
--> statement-breakpoint
CREATE TABLE "participation_import" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"access_point_id" uuid,
	"total" integer NOT NULL,
	"created" integer NOT NULL,
	"updated" integer NOT NULL,
	"unchanged" integer NOT NULL,
	"refused" integer NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "participation_head_count" (
	"participation_id" uuid NOT NULL,
	"sex" text NOT NULL,
	"age_bracket" text NOT NULL,
	"citizenship_group" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "participation_head_count_once" PRIMARY KEY("participation_id","sex","age_bracket","citizenship_group"),
	CONSTRAINT "participation_head_count_known" CHECK ("participation_head_count"."sex" in ('FEMALE', 'MALE', 'UNKNOWN')
        and "participation_head_count"."age_bracket" in ('UNDER_18', 'FROM_18_TO_60', 'OVER_60', 'UNKNOWN')
        and "participation_head_count"."citizenship_group" in ('ITALIAN', 'OTHER_UNION', 'THIRD_COUNTRY_NATIONAL', 'UNKNOWN')),
	CONSTRAINT "participation_head_count_some" CHECK ("participation_head_count"."count" between 1 and 100000)
);
--> statement-breakpoint
ALTER TABLE "participation" DROP CONSTRAINT "participation_state";--> statement-breakpoint
DROP INDEX "participation_by_micro_intervention";--> statement-breakpoint
DROP INDEX "participation_once_a_day";--> statement-breakpoint
ALTER TABLE "participation" ALTER COLUMN "micro_intervention_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "community_event" ADD COLUMN "published_on" date;--> statement-breakpoint
ALTER TABLE "community_event" ADD COLUMN "cancellation_reason" text;--> statement-breakpoint
ALTER TABLE "participation" ADD COLUMN "community_event_id" uuid;--> statement-breakpoint
ALTER TABLE "participation" ADD COLUMN "sport_action_id" uuid;--> statement-breakpoint
ALTER TABLE "participation" ADD COLUMN "activity_id" uuid GENERATED ALWAYS AS (coalesce(micro_intervention_id, community_event_id, sport_action_id)) STORED;--> statement-breakpoint
ALTER TABLE "participation" ADD COLUMN "pending" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "participation" ADD COLUMN "awaited_record_id" uuid;--> statement-breakpoint
ALTER TABLE "participation" ADD COLUMN "cancel_reason" text;--> statement-breakpoint
ALTER TABLE "participation" ADD COLUMN "external_ref" text;--> statement-breakpoint
ALTER TABLE "followed_person_record" ADD COLUMN "external_ref" text;--> statement-breakpoint
ALTER TABLE "participation_import_result" ADD CONSTRAINT "participation_import_result_run_id_participation_import_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."participation_import"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participation_head_count" ADD CONSTRAINT "participation_head_count_participation_id_participation_id_fk" FOREIGN KEY ("participation_id") REFERENCES "public"."participation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "participation_import_by_age" ON "participation_import" USING btree ("started_at");--> statement-breakpoint
ALTER TABLE "participation" ADD CONSTRAINT "participation_community_event_id_community_event_id_fk" FOREIGN KEY ("community_event_id") REFERENCES "public"."community_event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participation" ADD CONSTRAINT "participation_sport_action_id_sport_action_id_fk" FOREIGN KEY ("sport_action_id") REFERENCES "public"."sport_action"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "participation_external_ref" ON "participation" USING btree ("organisation_id","external_ref") WHERE "participation"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "participation_pending_by_record" ON "participation" USING btree ("awaited_record_id") WHERE "participation"."pending";--> statement-breakpoint
CREATE INDEX "participation_by_activity" ON "participation" USING btree ("activity_id","occurred_on","id");--> statement-breakpoint
CREATE INDEX "followed_person_record_by_ref" ON "followed_person_record" USING btree ("organisation_id","external_ref");--> statement-breakpoint
CREATE UNIQUE INDEX "participation_once_a_day" ON "participation" USING btree ("activity_id",coalesce("person_record_id", "awaited_record_id"),"occurred_on") WHERE "participation"."state" <> 'CANCELLED';--> statement-breakpoint
ALTER TABLE "community_event" ADD CONSTRAINT "community_event_published" CHECK (case "community_event"."state" when 'PLANNED' then "community_event"."published_on" is null
        when 'CANCELLED' then true else "community_event"."published_on" is not null end);--> statement-breakpoint
ALTER TABLE "community_event" ADD CONSTRAINT "community_event_cancelled" CHECK (("community_event"."state" = 'CANCELLED') = ("community_event"."cancellation_reason" is not null));--> statement-breakpoint
ALTER TABLE "participation" ADD CONSTRAINT "participation_one_activity" CHECK (num_nonnulls("participation"."micro_intervention_id", "participation"."community_event_id", "participation"."sport_action_id") = 1);--> statement-breakpoint
ALTER TABLE "participation" ADD CONSTRAINT "participation_pending" CHECK (case when "participation"."pending"
        then "participation"."person_record_id" is null
          and "participation"."head_count_female" + "participation"."head_count_male" + "participation"."head_count_unknown" = 1
        else "participation"."awaited_record_id" is null
      end);--> statement-breakpoint
ALTER TABLE "participation" ADD CONSTRAINT "participation_state" CHECK ("participation"."state" in ('EXPECTED', 'ATTENDED', 'CONFIRMED', 'CANCELLED')
        and ("participation"."state" = 'CANCELLED') = ("participation"."cancel_reason" is not null));