CREATE TABLE "governance_decision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"governance_meeting_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"network_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"text" text NOT NULL,
	"decided_on" date NOT NULL,
	"is_public" boolean NOT NULL,
	CONSTRAINT "governance_decision_number" UNIQUE("governance_meeting_id","number")
);
--> statement-breakpoint
CREATE TABLE "governance_meeting" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"network_id" uuid NOT NULL,
	"meets_on" date NOT NULL,
	"place" text
);
--> statement-breakpoint
CREATE TABLE "governance_meeting_attendance" (
	"governance_meeting_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"attendee_id" uuid NOT NULL,
	"delegates" integer NOT NULL,
	CONSTRAINT "governance_meeting_attendance_governance_meeting_id_attendee_id_pk" PRIMARY KEY("governance_meeting_id","attendee_id"),
	CONSTRAINT "governance_meeting_attendance_delegates" CHECK ("governance_meeting_attendance"."delegates" between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "governance_meeting_papers" (
	"governance_meeting_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"agenda" text[] NOT NULL,
	"minutes" text,
	CONSTRAINT "governance_meeting_papers_governance_meeting_id_pk" PRIMARY KEY("governance_meeting_id")
);
--> statement-breakpoint
CREATE TABLE "network_member" (
	"id" uuid PRIMARY KEY NOT NULL,
	"network_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"convener_id" uuid NOT NULL,
	"role" text NOT NULL,
	"joined_on" date NOT NULL,
	"left_on" date,
	"is_public" boolean NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "network_member_period" CHECK ("network_member"."joined_on" < "network_member"."left_on"),
	CONSTRAINT "network_member_coordinator" CHECK (("network_member"."role" = 'COORDINATOR') = ("network_member"."organisation_id" = "network_member"."convener_id"))
);
--> statement-breakpoint
CREATE TABLE "network_territory" (
	"network_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"territory" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "network_territory_period" CHECK ("network_territory"."valid_from" < "network_territory"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "network" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"name_it" text NOT NULL,
	"name_en" text NOT NULL,
	"theme" text NOT NULL,
	"level" text NOT NULL,
	"purpose_it" text NOT NULL,
	"purpose_en" text NOT NULL,
	"predecessor_programme" text NOT NULL,
	"predecessor_name" text,
	"formed_on" date,
	"dissolved_on" date,
	CONSTRAINT "network_of_convener" UNIQUE("id","organisation_id"),
	CONSTRAINT "network_predecessor" CHECK (("network"."predecessor_programme" = 'NONE') = ("network"."predecessor_name" is null))
);
--> statement-breakpoint
ALTER TABLE "governance_decision" ADD CONSTRAINT "governance_decision_governance_meeting_id_governance_meeting_id_fk" FOREIGN KEY ("governance_meeting_id") REFERENCES "public"."governance_meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance_meeting" ADD CONSTRAINT "governance_meeting_of_network" FOREIGN KEY ("network_id","organisation_id") REFERENCES "public"."network"("id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance_meeting_attendance" ADD CONSTRAINT "governance_meeting_attendance_governance_meeting_id_governance_meeting_id_fk" FOREIGN KEY ("governance_meeting_id") REFERENCES "public"."governance_meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance_meeting_attendance" ADD CONSTRAINT "governance_meeting_attendance_attendee_id_organisation_id_fk" FOREIGN KEY ("attendee_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance_meeting_papers" ADD CONSTRAINT "governance_meeting_papers_governance_meeting_id_governance_meeting_id_fk" FOREIGN KEY ("governance_meeting_id") REFERENCES "public"."governance_meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_member" ADD CONSTRAINT "network_member_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_member" ADD CONSTRAINT "network_member_of_network" FOREIGN KEY ("network_id","convener_id") REFERENCES "public"."network"("id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_territory" ADD CONSTRAINT "network_territory_of_network" FOREIGN KEY ("network_id","organisation_id") REFERENCES "public"."network"("id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "governance_decision_in_order" ON "governance_decision" USING btree ("decided_on","id");--> statement-breakpoint
CREATE INDEX "governance_decision_by_network" ON "governance_decision" USING btree ("network_id","decided_on","id");--> statement-breakpoint
CREATE INDEX "governance_meeting_in_order" ON "governance_meeting" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "governance_meeting_by_organisation" ON "governance_meeting" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "governance_meeting_external_ref" ON "governance_meeting" USING btree ("organisation_id","external_ref") WHERE "governance_meeting"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "governance_meeting_by_day" ON "governance_meeting" USING btree ("meets_on","id");--> statement-breakpoint
CREATE INDEX "governance_meeting_by_network" ON "governance_meeting" USING btree ("network_id","meets_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "network_member_one_open" ON "network_member" USING btree ("network_id","organisation_id") WHERE "network_member"."left_on" is null;--> statement-breakpoint
CREATE INDEX "network_member_in_order" ON "network_member" USING btree ("joined_on","id");--> statement-breakpoint
CREATE INDEX "network_member_of_network_in_order" ON "network_member" USING btree ("network_id","joined_on","id");--> statement-breakpoint
CREATE INDEX "network_member_by_organisation" ON "network_member" USING btree ("organisation_id","joined_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "network_territory_one_open" ON "network_territory" USING btree ("network_id","territory") WHERE "network_territory"."valid_to" is null;--> statement-breakpoint
CREATE INDEX "network_territory_of" ON "network_territory" USING btree ("network_id","valid_from","territory");--> statement-breakpoint
CREATE INDEX "network_territory_by_territory" ON "network_territory" USING btree ("territory","network_id");--> statement-breakpoint
CREATE INDEX "network_in_order" ON "network" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "network_by_organisation" ON "network" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "network_external_ref" ON "network" USING btree ("organisation_id","external_ref") WHERE "network"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "network_by_name" ON "network" USING btree ("name_it","id");