CREATE TABLE "membership" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"role" text NOT NULL,
	"work_packages" text[] NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"invited_on" date NOT NULL,
	"agreement_reference" text,
	"version" integer NOT NULL,
	"source_name" text,
	"source_as_of" date,
	"source_confidence" text
);
--> statement-breakpoint
CREATE TABLE "organisation_territory" (
	"organisation_id" uuid NOT NULL,
	"territory" text NOT NULL,
	"relation" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"source_name" text,
	"source_as_of" date,
	"source_confidence" text,
	CONSTRAINT "organisation_territory_organisation_id_territory_relation_valid_from_pk" PRIMARY KEY("organisation_id","territory","relation","valid_from")
);
--> statement-breakpoint
CREATE TABLE "organisation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"legal_name" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"state" text NOT NULL,
	"source_name" text,
	"source_as_of" date,
	"source_confidence" text
);
--> statement-breakpoint
CREATE TABLE "territory" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"level" text NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"search_name" text NOT NULL,
	"cadastral_code" text,
	"province_abbreviation" text,
	"province_code" text,
	"region_code" text,
	"valid_from" date NOT NULL,
	"valid_from_known" boolean NOT NULL,
	"valid_to" date,
	"perimeter" text NOT NULL,
	"source_name" text,
	"source_as_of" date,
	"source_confidence" text,
	CONSTRAINT "territory_period" UNIQUE("key","valid_from")
);
--> statement-breakpoint
CREATE TABLE "territory_part" (
	"parent_key" text NOT NULL,
	"child_key" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"source_name" text,
	"source_as_of" date,
	"source_confidence" text,
	CONSTRAINT "territory_part_parent_key_child_key_valid_from_pk" PRIMARY KEY("parent_key","child_key","valid_from")
);
--> statement-breakpoint
CREATE TABLE "territory_succession" (
	"predecessor_key" text NOT NULL,
	"successor_key" text NOT NULL,
	"on" date NOT NULL,
	"source_name" text,
	"source_as_of" date,
	"source_confidence" text,
	CONSTRAINT "territory_succession_predecessor_key_successor_key_on_pk" PRIMARY KEY("predecessor_key","successor_key","on")
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
ALTER TABLE "membership" ADD CONSTRAINT "membership_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_territory" ADD CONSTRAINT "organisation_territory_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "membership_one_open" ON "membership" USING btree ("organisation_id") WHERE "membership"."state" <> 'EXITED';--> statement-breakpoint
CREATE INDEX "membership_in_order" ON "membership" USING btree ("invited_on","id");--> statement-breakpoint
CREATE INDEX "membership_by_organisation" ON "membership" USING btree ("organisation_id","invited_on","id");--> statement-breakpoint
CREATE INDEX "organisation_territory_by_territory" ON "organisation_territory" USING btree ("territory","organisation_id");--> statement-breakpoint
CREATE INDEX "organisation_by_name" ON "organisation" USING btree ("name","id");--> statement-breakpoint
CREATE UNIQUE INDEX "territory_one_open" ON "territory" USING btree ("key") WHERE "territory"."valid_to" is null;--> statement-breakpoint
CREATE INDEX "territory_by_code" ON "territory" USING btree ("code");--> statement-breakpoint
CREATE INDEX "territory_by_cadastral_code" ON "territory" USING btree ("cadastral_code");--> statement-breakpoint
CREATE INDEX "territory_by_province" ON "territory" USING btree ("level","province_abbreviation");--> statement-breakpoint
CREATE INDEX "territory_in_order" ON "territory" USING btree ("level","code","id");--> statement-breakpoint
CREATE INDEX "territory_part_by_child" ON "territory_part" USING btree ("child_key");--> statement-breakpoint
CREATE INDEX "outbox_commit_order" ON "outbox" USING btree ("transaction","position");