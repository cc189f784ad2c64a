CREATE TABLE "call_criterion" (
	"call_id" uuid NOT NULL,
	"code" text NOT NULL,
	"position" integer NOT NULL,
	"titles" jsonb NOT NULL,
	"weight" integer NOT NULL,
	"max_score" integer NOT NULL,
	CONSTRAINT "call_criterion_call_id_code_pk" PRIMARY KEY("call_id","code"),
	CONSTRAINT "call_criterion_weight" CHECK ("call_criterion"."weight" between 1 and 100),
	CONSTRAINT "call_criterion_max_score" CHECK ("call_criterion"."max_score" between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "call" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"titles" jsonb NOT NULL,
	"title" text GENERATED ALWAYS AS ((("titles" -> 'texts') ->> ("titles" ->> 'fallback'))) STORED,
	"descriptions" jsonb NOT NULL,
	"budget" numeric(12, 2) NOT NULL,
	"min_grant" numeric(12, 2) NOT NULL,
	"max_grant" numeric(12, 2) NOT NULL,
	"applicants" text[] NOT NULL,
	"opens_on" date NOT NULL,
	"closes_on" date NOT NULL,
	"threshold" numeric(7, 4) NOT NULL,
	"advance_percent" integer NOT NULL,
	"approved_on" date,
	CONSTRAINT "call_title" CHECK ("call"."title" is not null),
	CONSTRAINT "call_period" CHECK ("call"."opens_on" <= "call"."closes_on"),
	CONSTRAINT "call_amounts" CHECK (0 < "call"."min_grant" and "call"."min_grant" <= "call"."max_grant" and "call"."max_grant" <= "call"."budget"),
	CONSTRAINT "call_threshold" CHECK ("call"."threshold" between 0 and 100),
	CONSTRAINT "call_advance" CHECK ("call"."advance_percent" between 0 and 100),
	CONSTRAINT "call_applicants" CHECK (cardinality("call"."applicants") > 0)
);
--> statement-breakpoint
CREATE TABLE "community_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"titles" jsonb NOT NULL,
	"title" text GENERATED ALWAYS AS ((("titles" -> 'texts') ->> ("titles" ->> 'fallback'))) STORED,
	"descriptions" jsonb NOT NULL,
	"kind" text NOT NULL,
	"held_on" date NOT NULL,
	"starts_at" text NOT NULL,
	"ends_at" text,
	"place_id" uuid,
	"association_id" uuid,
	"micro_intervention_id" uuid,
	"language_codes" text[] NOT NULL,
	"accessibility" text[] NOT NULL,
	CONSTRAINT "community_event_title" CHECK ("community_event"."title" is not null),
	CONSTRAINT "community_event_times" CHECK ("community_event"."starts_at" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and "community_event"."ends_at" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$')
);
--> statement-breakpoint
CREATE TABLE "evaluation_score" (
	"evaluation_id" uuid NOT NULL,
	"code" text NOT NULL,
	"given" numeric(5, 2) NOT NULL,
	"moderated" numeric(5, 2),
	CONSTRAINT "evaluation_score_evaluation_id_code_pk" PRIMARY KEY("evaluation_id","code"),
	CONSTRAINT "evaluation_score_given" CHECK ("evaluation_score"."given" >= 0),
	CONSTRAINT "evaluation_score_moderated" CHECK ("evaluation_score"."moderated" >= 0)
);
--> statement-breakpoint
CREATE TABLE "evaluation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"call_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"applicant_id" uuid NOT NULL,
	"evaluator_organisation_id" uuid NOT NULL,
	"evaluator_subject" text NOT NULL,
	"conflict" text,
	"no_conflict_on" date,
	"comment" text,
	"moderation_reason" text,
	CONSTRAINT "evaluation_conflict" CHECK (("evaluation"."state" = 'CONFLICT') = ("evaluation"."conflict" is not null)),
	CONSTRAINT "evaluation_scored_without_conflict" CHECK ("evaluation"."state" in ('ASSIGNED', 'CONFLICT') or "evaluation"."no_conflict_on" is not null)
);
--> statement-breakpoint
CREATE TABLE "grant_instalment" (
	"grant_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"amount" numeric(12, 2) NOT NULL,
	"due_on" date NOT NULL,
	"paid_on" date,
	"payment_ref" text,
	CONSTRAINT "grant_instalment_grant_id_kind_pk" PRIMARY KEY("grant_id","kind"),
	CONSTRAINT "grant_instalment_amount" CHECK ("grant_instalment"."amount" > 0),
	CONSTRAINT "grant_instalment_paid" CHECK (("grant_instalment"."paid_on" is null) = ("grant_instalment"."payment_ref" is null))
);
--> statement-breakpoint
CREATE TABLE "grant" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"call_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"association_id" uuid NOT NULL,
	"amount" numeric(12, 2) NOT NULL,
	"cup" text,
	"de_minimis_aid" numeric(12, 2),
	"contracted_on" date,
	"reported_amount" numeric(12, 2),
	"accepted_amount" numeric(12, 2),
	"revocation_reason" text,
	CONSTRAINT "grant_amount" CHECK ("grant"."amount" > 0),
	CONSTRAINT "grant_accepted" CHECK ("grant"."accepted_amount" between 0 and "grant"."amount"),
	CONSTRAINT "grant_revoked" CHECK (("grant"."state" in ('REVOKED', 'RECOVERED')) = ("grant"."revocation_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "place_host" (
	"place_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"hosts_from" date NOT NULL,
	"hosts_until" date,
	CONSTRAINT "place_host_place_id_organisation_id_hosts_from_pk" PRIMARY KEY("place_id","organisation_id","hosts_from"),
	CONSTRAINT "place_host_period" CHECK ("place_host"."hosts_from" < "place_host"."hosts_until")
);
--> statement-breakpoint
CREATE TABLE "place" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"titles" jsonb NOT NULL,
	"title" text GENERATED ALWAYS AS ((("titles" -> 'texts') ->> ("titles" ->> 'fallback'))) STORED,
	"kind" text NOT NULL,
	"address" text,
	"territory" text,
	"accessibility" text[] NOT NULL,
	"open_from" date NOT NULL,
	"open_until" date,
	CONSTRAINT "place_title" CHECK ("place"."title" is not null),
	CONSTRAINT "place_period" CHECK ("place"."open_from" < "place"."open_until"),
	CONSTRAINT "place_somewhere" CHECK (("place"."kind" = 'ONLINE') = ("place"."territory" is null and "place"."address" is null))
);
--> statement-breakpoint
CREATE TABLE "proposal_cost" (
	"proposal_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"category" text NOT NULL,
	"description" text NOT NULL,
	"amount" numeric(12, 2) NOT NULL,
	CONSTRAINT "proposal_cost_proposal_id_position_pk" PRIMARY KEY("proposal_id","position"),
	CONSTRAINT "proposal_cost_amount" CHECK ("proposal_cost"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "proposal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"call_id" uuid NOT NULL,
	"association_id" uuid NOT NULL,
	"titles" jsonb NOT NULL,
	"title" text GENERATED ALWAYS AS ((("titles" -> 'texts') ->> ("titles" ->> 'fallback'))) STORED,
	"summaries" jsonb NOT NULL,
	"themes" text[] NOT NULL,
	"territories" text[] NOT NULL,
	"partner_ids" uuid[] NOT NULL,
	"requested_amount" numeric(12, 2) NOT NULL,
	"own_funds" numeric(12, 2) NOT NULL,
	"expected_participants" integer NOT NULL,
	"migrant_led" boolean NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"submitted_at" timestamp with time zone,
	"admission_note" text,
	"integration_due_on" date,
	"score" numeric(7, 4),
	"rank" integer,
	CONSTRAINT "proposal_title" CHECK ("proposal"."title" is not null),
	CONSTRAINT "proposal_period" CHECK ("proposal"."starts_on" < "proposal"."ends_on"),
	CONSTRAINT "proposal_amounts" CHECK ("proposal"."requested_amount" > 0 and "proposal"."own_funds" >= 0),
	CONSTRAINT "proposal_ranked" CHECK (("proposal"."rank" is null) = ("proposal"."score" is null))
);
--> statement-breakpoint
CREATE TABLE "sport_action" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"titles" jsonb NOT NULL,
	"title" text GENERATED ALWAYS AS ((("titles" -> 'texts') ->> ("titles" ->> 'fallback'))) STORED,
	"sport" text NOT NULL,
	"club" text,
	"association_id" uuid,
	"place_id" uuid,
	"mixed_groups" boolean NOT NULL,
	"subsidised_places" integer NOT NULL,
	"subsidy_amount" numeric(12, 2) NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	CONSTRAINT "sport_action_title" CHECK ("sport_action"."title" is not null),
	CONSTRAINT "sport_action_period" CHECK ("sport_action"."starts_on" < "sport_action"."ends_on"),
	CONSTRAINT "sport_action_subsidy" CHECK ("sport_action"."subsidised_places" >= 0 and "sport_action"."subsidy_amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "followed_membership" (
	"membership_id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"followed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "micro_intervention" DROP CONSTRAINT "micro_intervention_organisation_of_association";
--> statement-breakpoint
ALTER TABLE "association" DROP CONSTRAINT "association_with_organisation";--> statement-breakpoint
DROP INDEX "micro_intervention_in_order";--> statement-breakpoint
DROP INDEX "micro_intervention_by_organisation";--> statement-breakpoint
-- What is there already becomes an undertaking: associations are kept by the Regione, and what was their
-- organisation is what they are themselves; micro-interventions nobody answered for are the Regione's.
SELECT set_config('app.role', 'PLATFORM', true);--> statement-breakpoint
DROP POLICY read ON "association";--> statement-breakpoint
ALTER TABLE "association" RENAME COLUMN "organisation_id" TO "own_organisation_id";--> statement-breakpoint
ALTER TABLE "association"
	ADD COLUMN "organisation_id" uuid NOT NULL DEFAULT '01954f00-b000-701a-98a3-fb5792b25e5a',
	ADD COLUMN "opened_on" date NOT NULL DEFAULT '2025-03-03',
	ADD COLUMN "state_since" date NOT NULL DEFAULT '2025-03-03',
	ADD COLUMN "version" integer NOT NULL DEFAULT 1;--> statement-breakpoint
ALTER TABLE "association"
	ALTER COLUMN "organisation_id" DROP DEFAULT,
	ALTER COLUMN "opened_on" DROP DEFAULT,
	ALTER COLUMN "state_since" DROP DEFAULT,
	ALTER COLUMN "version" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "micro_intervention"
	ADD COLUMN "opened_on" date,
	ADD COLUMN "state_since" date,
	ADD COLUMN "version" integer NOT NULL DEFAULT 1,
	ADD COLUMN "partner_ids" uuid[] NOT NULL DEFAULT '{}',
	ADD COLUMN "titles" jsonb;--> statement-breakpoint
UPDATE "micro_intervention" SET
	"organisation_id" = coalesce("organisation_id", '01954f00-b000-701a-98a3-fb5792b25e5a'),
	"opened_on" = "starts_on",
	"state_since" = "starts_on",
	"titles" = jsonb_build_object('fallback', 'ita', 'texts', jsonb_build_object('ita', "title"));--> statement-breakpoint
ALTER TABLE "micro_intervention"
	ALTER COLUMN "version" DROP DEFAULT,
	ALTER COLUMN "partner_ids" DROP DEFAULT,
	ALTER COLUMN "organisation_id" SET NOT NULL,
	ALTER COLUMN "opened_on" SET NOT NULL,
	ALTER COLUMN "state_since" SET NOT NULL,
	ALTER COLUMN "titles" SET NOT NULL,
	DROP COLUMN "title";--> statement-breakpoint
ALTER TABLE "micro_intervention"
	ADD COLUMN "title" text GENERATED ALWAYS AS ((("titles" -> 'texts') ->> ("titles" ->> 'fallback'))) STORED;--> statement-breakpoint
CREATE INDEX "micro_intervention_by_title" ON "micro_intervention" USING btree ("title","id");--> statement-breakpoint
INSERT INTO "undertaking_step"
	("undertaking_id", "undertaking_type", "number", "organisation_id", "act", "state", "reason", "happened_on", "recorded_at")
	SELECT "id", 'Association', 1, "organisation_id", null, "state", null, "opened_on", now() FROM "association"
	UNION ALL
	SELECT "id", 'MicroIntervention', 1, "organisation_id", null, "state", null, "opened_on", now() FROM "micro_intervention";--> statement-breakpoint
ALTER TABLE "association" ADD COLUMN "external_ref" text;--> statement-breakpoint
ALTER TABLE "association" ADD COLUMN "supporter_id" uuid;--> statement-breakpoint
ALTER TABLE "association" ADD COLUMN "founded_on" date;--> statement-breakpoint
ALTER TABLE "association" ADD COLUMN "members" integer;--> statement-breakpoint
ALTER TABLE "association" ADD COLUMN "youth_percent" integer;--> statement-breakpoint
ALTER TABLE "association" ADD COLUMN "register" text;--> statement-breakpoint
ALTER TABLE "association" ADD COLUMN "register_number" text;--> statement-breakpoint
ALTER TABLE "association" ADD COLUMN "verified_on" date;--> statement-breakpoint
ALTER TABLE "micro_intervention" ADD COLUMN "external_ref" text;--> statement-breakpoint
ALTER TABLE "micro_intervention" ADD COLUMN "descriptions" jsonb;--> statement-breakpoint
ALTER TABLE "micro_intervention" ADD COLUMN "grant_id" uuid;--> statement-breakpoint
ALTER TABLE "micro_intervention" ADD COLUMN "expected_participants" integer;--> statement-breakpoint
ALTER TABLE "micro_intervention" ADD COLUMN "outputs" jsonb;--> statement-breakpoint
ALTER TABLE "call_criterion" ADD CONSTRAINT "call_criterion_call_id_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."call"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "community_event" ADD CONSTRAINT "community_event_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "community_event" ADD CONSTRAINT "community_event_association_id_association_id_fk" FOREIGN KEY ("association_id") REFERENCES "public"."association"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "community_event" ADD CONSTRAINT "community_event_micro_intervention_id_micro_intervention_id_fk" FOREIGN KEY ("micro_intervention_id") REFERENCES "public"."micro_intervention"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_score" ADD CONSTRAINT "evaluation_score_evaluation_id_evaluation_id_fk" FOREIGN KEY ("evaluation_id") REFERENCES "public"."evaluation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_call_id_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."call"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_proposal_id_proposal_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_instalment" ADD CONSTRAINT "grant_instalment_grant_id_grant_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."grant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant" ADD CONSTRAINT "grant_call_id_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."call"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant" ADD CONSTRAINT "grant_proposal_id_proposal_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant" ADD CONSTRAINT "grant_association_id_association_id_fk" FOREIGN KEY ("association_id") REFERENCES "public"."association"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_host" ADD CONSTRAINT "place_host_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_cost" ADD CONSTRAINT "proposal_cost_proposal_id_proposal_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_call_id_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."call"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_association_id_association_id_fk" FOREIGN KEY ("association_id") REFERENCES "public"."association"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sport_action" ADD CONSTRAINT "sport_action_association_id_association_id_fk" FOREIGN KEY ("association_id") REFERENCES "public"."association"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sport_action" ADD CONSTRAINT "sport_action_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "call_criterion_in_order" ON "call_criterion" USING btree ("call_id","position");--> statement-breakpoint
CREATE INDEX "call_in_order" ON "call" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "call_by_organisation" ON "call" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "call_external_ref" ON "call" USING btree ("organisation_id","external_ref") WHERE "call"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "call_by_closing" ON "call" USING btree ("closes_on","id");--> statement-breakpoint
CREATE INDEX "community_event_in_order" ON "community_event" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "community_event_by_organisation" ON "community_event" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "community_event_external_ref" ON "community_event" USING btree ("organisation_id","external_ref") WHERE "community_event"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "community_event_by_day" ON "community_event" USING btree ("held_on","id");--> statement-breakpoint
CREATE INDEX "community_event_by_place" ON "community_event" USING btree ("place_id","held_on","id");--> statement-breakpoint
CREATE INDEX "community_event_by_association" ON "community_event" USING btree ("association_id","held_on","id");--> statement-breakpoint
CREATE INDEX "community_event_by_micro_intervention" ON "community_event" USING btree ("micro_intervention_id","held_on","id");--> statement-breakpoint
CREATE INDEX "evaluation_in_order" ON "evaluation" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "evaluation_by_organisation" ON "evaluation" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "evaluation_external_ref" ON "evaluation" USING btree ("organisation_id","external_ref") WHERE "evaluation"."external_ref" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "evaluation_once" ON "evaluation" USING btree ("proposal_id","evaluator_organisation_id","evaluator_subject");--> statement-breakpoint
CREATE INDEX "evaluation_by_call" ON "evaluation" USING btree ("call_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "evaluation_by_evaluator" ON "evaluation" USING btree ("evaluator_organisation_id","evaluator_subject","opened_on","id");--> statement-breakpoint
CREATE INDEX "grant_instalment_due" ON "grant_instalment" USING btree ("due_on") WHERE "grant_instalment"."paid_on" is null;--> statement-breakpoint
CREATE INDEX "grant_in_order" ON "grant" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "grant_by_organisation" ON "grant" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "grant_external_ref" ON "grant" USING btree ("organisation_id","external_ref") WHERE "grant"."external_ref" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "grant_once_a_proposal" ON "grant" USING btree ("proposal_id");--> statement-breakpoint
CREATE UNIQUE INDEX "grant_cup" ON "grant" USING btree ("cup");--> statement-breakpoint
CREATE INDEX "grant_by_call" ON "grant" USING btree ("call_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "grant_by_association" ON "grant" USING btree ("association_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "place_host_by_organisation" ON "place_host" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "place_in_order" ON "place" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "place_by_organisation" ON "place" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "place_external_ref" ON "place" USING btree ("organisation_id","external_ref") WHERE "place"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "place_by_title" ON "place" USING btree ("title","id");--> statement-breakpoint
CREATE INDEX "place_by_territory" ON "place" USING btree ("territory","title","id");--> statement-breakpoint
CREATE INDEX "proposal_in_order" ON "proposal" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "proposal_by_organisation" ON "proposal" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "proposal_external_ref" ON "proposal" USING btree ("organisation_id","external_ref") WHERE "proposal"."external_ref" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "proposal_once_a_call" ON "proposal" USING btree ("call_id","association_id") WHERE "proposal"."state" <> 'WITHDRAWN';--> statement-breakpoint
CREATE UNIQUE INDEX "proposal_rank" ON "proposal" USING btree ("call_id","rank");--> statement-breakpoint
CREATE INDEX "proposal_by_call" ON "proposal" USING btree ("call_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "proposal_by_association" ON "proposal" USING btree ("association_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "sport_action_in_order" ON "sport_action" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "sport_action_by_organisation" ON "sport_action" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "sport_action_external_ref" ON "sport_action" USING btree ("organisation_id","external_ref") WHERE "sport_action"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "sport_action_by_start" ON "sport_action" USING btree ("starts_on","id");--> statement-breakpoint
CREATE INDEX "sport_action_by_association" ON "sport_action" USING btree ("association_id","starts_on","id");--> statement-breakpoint
CREATE INDEX "sport_action_by_place" ON "sport_action" USING btree ("place_id","starts_on","id");--> statement-breakpoint
CREATE INDEX "followed_membership_by_organisation" ON "followed_membership" USING btree ("organisation_id");--> statement-breakpoint
ALTER TABLE "micro_intervention" ADD CONSTRAINT "micro_intervention_grant_id_grant_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."grant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "association_in_order" ON "association" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "association_by_organisation" ON "association" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "association_external_ref" ON "association" USING btree ("organisation_id","external_ref") WHERE "association"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "association_by_own_organisation" ON "association" USING btree ("own_organisation_id");--> statement-breakpoint
CREATE INDEX "association_by_supporter" ON "association" USING btree ("supporter_id");--> statement-breakpoint
CREATE UNIQUE INDEX "micro_intervention_external_ref" ON "micro_intervention" USING btree ("organisation_id","external_ref") WHERE "micro_intervention"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "micro_intervention_by_grant" ON "micro_intervention" USING btree ("grant_id");--> statement-breakpoint
CREATE INDEX "micro_intervention_by_start" ON "micro_intervention" USING btree ("starts_on","id");--> statement-breakpoint
CREATE INDEX "micro_intervention_by_organisation_and_start" ON "micro_intervention" USING btree ("organisation_id","starts_on","id");--> statement-breakpoint
CREATE INDEX "micro_intervention_in_order" ON "micro_intervention" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "micro_intervention_by_organisation" ON "micro_intervention" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
ALTER TABLE "association" ADD CONSTRAINT "association_members" CHECK ("association"."members" >= 0);--> statement-breakpoint
ALTER TABLE "association" ADD CONSTRAINT "association_youth" CHECK ("association"."youth_percent" between 0 and 100);--> statement-breakpoint
ALTER TABLE "association" ADD CONSTRAINT "association_registered" CHECK (("association"."register" is null) = ("association"."register_number" is null));--> statement-breakpoint
ALTER TABLE "micro_intervention" ADD CONSTRAINT "micro_intervention_title" CHECK ("micro_intervention"."title" is not null);--> statement-breakpoint
ALTER TABLE "micro_intervention" ADD CONSTRAINT "micro_intervention_expected" CHECK ("micro_intervention"."expected_participants" > 0);