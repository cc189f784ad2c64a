CREATE TABLE "innovative_intervention" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"research_action_id" uuid,
	"site_partner_id" uuid NOT NULL,
	"hypothesis" text NOT NULL,
	"population" text NOT NULL,
	"design" text NOT NULL,
	"outcome_measures" json NOT NULL,
	"piloted_from" date
);
--> statement-breakpoint
CREATE TABLE "policy_tool_version" (
	"policy_tool_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"number" text NOT NULL,
	"position" integer NOT NULL,
	"published_on" date NOT NULL,
	"document_url" text NOT NULL,
	"sha256" text NOT NULL,
	"change_note" text NOT NULL,
	CONSTRAINT "policy_tool_version_policy_tool_id_number_pk" PRIMARY KEY("policy_tool_id","number")
);
--> statement-breakpoint
CREATE TABLE "policy_tool" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"type" text NOT NULL,
	"title_it" text NOT NULL,
	"title_en" text NOT NULL,
	"abstract" text NOT NULL,
	"licence" text NOT NULL,
	"languages" text[] NOT NULL,
	"latest_version" text,
	"superseded_by_id" uuid,
	"adoption_count" integer NOT NULL,
	CONSTRAINT "policy_tool_of_author" UNIQUE("id","organisation_id"),
	CONSTRAINT "policy_tool_has_version" CHECK ("policy_tool"."latest_version" is not null or "policy_tool"."state" not in ('PUBLISHED', 'SUPERSEDED')),
	CONSTRAINT "policy_tool_superseded" CHECK (("policy_tool"."superseded_by_id" is not null) = ("policy_tool"."state" = 'SUPERSEDED')),
	CONSTRAINT "policy_tool_adoptions" CHECK ("policy_tool"."adoption_count" >= 0)
);
--> statement-breakpoint
CREATE TABLE "ethics_clearance" (
	"research_action_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"committee" text NOT NULL,
	"number" text NOT NULL,
	"given_on" date NOT NULL,
	"expires_on" date NOT NULL,
	CONSTRAINT "ethics_clearance_research_action_id_position_pk" PRIMARY KEY("research_action_id","position"),
	CONSTRAINT "ethics_clearance_period" CHECK ("ethics_clearance"."given_on" <= "ethics_clearance"."expires_on")
);
--> statement-breakpoint
CREATE TABLE "research_action" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"title_it" text NOT NULL,
	"title_en" text NOT NULL,
	"theme" text NOT NULL,
	"site_keys" text[] NOT NULL,
	"questions" text NOT NULL,
	"method" text NOT NULL,
	"data_management_plan_url" text,
	"clearance_expires_on" date,
	"approved_on" date,
	CONSTRAINT "research_action_of_university" UNIQUE("id","organisation_id"),
	CONSTRAINT "research_action_approved" CHECK ("research_action"."approved_on" is not null or "research_action"."state" in ('PROPOSED', 'STOPPED'))
);
--> statement-breakpoint
CREATE TABLE "research_output" (
	"research_action_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"published_on" date NOT NULL,
	"doi" text,
	"url" text,
	CONSTRAINT "research_output_research_action_id_position_pk" PRIMARY KEY("research_action_id","position"),
	CONSTRAINT "research_output_reached" CHECK ("research_output"."doi" is not null or "research_output"."url" is not null)
);
--> statement-breakpoint
CREATE TABLE "tool_adoption" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"policy_tool_id" uuid NOT NULL,
	"tool_version" text NOT NULL,
	"extent" text NOT NULL,
	"adopted_on" date,
	CONSTRAINT "tool_adoption_adopted" CHECK (case "tool_adoption"."state" when 'ADOPTED' then "tool_adoption"."adopted_on" is not null
        when 'ABANDONED' then true else "tool_adoption"."adopted_on" is null end)
);
--> statement-breakpoint
ALTER TABLE "innovative_intervention" ADD CONSTRAINT "innovative_intervention_site_partner_id_organisation_id_fk" FOREIGN KEY ("site_partner_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "innovative_intervention" ADD CONSTRAINT "innovative_intervention_of_research_of_university" FOREIGN KEY ("research_action_id","organisation_id") REFERENCES "public"."research_action"("id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_tool_version" ADD CONSTRAINT "policy_tool_version_of_author" FOREIGN KEY ("policy_tool_id","organisation_id") REFERENCES "public"."policy_tool"("id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_tool" ADD CONSTRAINT "policy_tool_superseded_by_id_policy_tool_id_fk" FOREIGN KEY ("superseded_by_id") REFERENCES "public"."policy_tool"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ethics_clearance" ADD CONSTRAINT "ethics_clearance_of_university" FOREIGN KEY ("research_action_id","organisation_id") REFERENCES "public"."research_action"("id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "research_output" ADD CONSTRAINT "research_output_of_university" FOREIGN KEY ("research_action_id","organisation_id") REFERENCES "public"."research_action"("id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tool_adoption" ADD CONSTRAINT "tool_adoption_of_version" FOREIGN KEY ("policy_tool_id","tool_version") REFERENCES "public"."policy_tool_version"("policy_tool_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "innovative_intervention_in_order" ON "innovative_intervention" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "innovative_intervention_by_organisation" ON "innovative_intervention" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "innovative_intervention_external_ref" ON "innovative_intervention" USING btree ("organisation_id","external_ref") WHERE "innovative_intervention"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "innovative_intervention_by_research" ON "innovative_intervention" USING btree ("research_action_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "innovative_intervention_by_site" ON "innovative_intervention" USING btree ("site_partner_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "policy_tool_in_order" ON "policy_tool" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "policy_tool_by_organisation" ON "policy_tool" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "policy_tool_external_ref" ON "policy_tool" USING btree ("organisation_id","external_ref") WHERE "policy_tool"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "policy_tool_by_language" ON "policy_tool" USING gin ("languages");--> statement-breakpoint
CREATE INDEX "research_action_in_order" ON "research_action" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "research_action_by_organisation" ON "research_action" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "research_action_external_ref" ON "research_action" USING btree ("organisation_id","external_ref") WHERE "research_action"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "research_action_by_site" ON "research_action" USING gin ("site_keys");--> statement-breakpoint
CREATE INDEX "research_action_by_clearance" ON "research_action" USING btree ("clearance_expires_on");--> statement-breakpoint
CREATE INDEX "tool_adoption_in_order" ON "tool_adoption" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "tool_adoption_by_organisation" ON "tool_adoption" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "tool_adoption_external_ref" ON "tool_adoption" USING btree ("organisation_id","external_ref") WHERE "tool_adoption"."external_ref" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "tool_adoption_one_open" ON "tool_adoption" USING btree ("policy_tool_id","organisation_id") WHERE "tool_adoption"."state" <> 'ABANDONED';--> statement-breakpoint
CREATE INDEX "tool_adoption_by_tool" ON "tool_adoption" USING btree ("policy_tool_id","opened_on","id");