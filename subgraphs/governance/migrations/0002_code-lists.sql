CREATE TABLE "code_correspondence" (
	"list" text NOT NULL,
	"code" text NOT NULL,
	"to_list" text NOT NULL,
	"to_code" text NOT NULL,
	"source_name" text,
	"source_as_of" date,
	"source_confidence" text,
	CONSTRAINT "code_correspondence_list_code_to_list_to_code_pk" PRIMARY KEY("list","code","to_list","to_code")
);
--> statement-breakpoint
CREATE TABLE "code_list_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"list" text NOT NULL,
	"code" text NOT NULL,
	"short_code" text,
	"label_it" text,
	"label_en" text,
	"search_label" text NOT NULL,
	"parent_code" text,
	"valid_from" date NOT NULL,
	"valid_from_known" boolean NOT NULL,
	"valid_to" date,
	"source_name" text,
	"source_as_of" date,
	"source_confidence" text,
	CONSTRAINT "code_list_entry_period" UNIQUE("key","valid_from"),
	CONSTRAINT "code_list_entry_ends_after_start" CHECK ("code_list_entry"."valid_from" < "code_list_entry"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "code_list" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"title_it" text NOT NULL,
	"title_en" text NOT NULL,
	"keeper" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"source_name" text,
	"source_as_of" date,
	"source_confidence" text,
	CONSTRAINT "code_list_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "country" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"label_it" text NOT NULL,
	"label_en" text,
	"search_label" text NOT NULL,
	"iso_alpha2" text,
	"iso_alpha3" text,
	"exchange_code" text,
	"cadastral_code" text,
	"usable_as" text[] NOT NULL,
	"valid_from" date NOT NULL,
	"valid_from_known" boolean NOT NULL,
	"valid_to" date,
	"source_name" text,
	"source_as_of" date,
	"source_confidence" text,
	CONSTRAINT "country_period" UNIQUE("code","valid_from"),
	CONSTRAINT "country_ends_after_start" CHECK ("country"."valid_from" < "country"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "country_citizenship_group" (
	"parent_key" text NOT NULL,
	"child_key" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"source_name" text,
	"source_as_of" date,
	"source_confidence" text,
	CONSTRAINT "country_citizenship_group_parent_key_child_key_valid_from_pk" PRIMARY KEY("parent_key","child_key","valid_from"),
	CONSTRAINT "country_citizenship_group_ends_after_start" CHECK ("country_citizenship_group"."valid_from" < "country_citizenship_group"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "country_succession" (
	"predecessor_code" text NOT NULL,
	"successor_code" text NOT NULL,
	"on" date NOT NULL,
	"source_name" text,
	"source_as_of" date,
	"source_confidence" text,
	CONSTRAINT "country_succession_predecessor_code_successor_code_on_pk" PRIMARY KEY("predecessor_code","successor_code","on")
);
--> statement-breakpoint
ALTER TABLE "code_list_entry" ADD CONSTRAINT "code_list_entry_list_code_list_name_fk" FOREIGN KEY ("list") REFERENCES "public"."code_list"("name") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "code_list_entry_one_open" ON "code_list_entry" USING btree ("key") WHERE "code_list_entry"."valid_to" is null;--> statement-breakpoint
CREATE INDEX "code_list_entry_in_order" ON "code_list_entry" USING btree ("list","code","id");--> statement-breakpoint
CREATE INDEX "code_list_entry_by_parent" ON "code_list_entry" USING btree ("list","parent_code","code","id");--> statement-breakpoint
CREATE UNIQUE INDEX "country_one_open" ON "country" USING btree ("code") WHERE "country"."valid_to" is null;--> statement-breakpoint
CREATE INDEX "country_in_order" ON "country" USING btree ("code","id");--> statement-breakpoint
CREATE INDEX "country_by_label" ON "country" USING btree ("label_it","id");--> statement-breakpoint
CREATE UNIQUE INDEX "country_citizenship_group_period" ON "country_citizenship_group" USING btree ("child_key","valid_from");--> statement-breakpoint
CREATE UNIQUE INDEX "country_citizenship_group_one_open" ON "country_citizenship_group" USING btree ("child_key") WHERE "country_citizenship_group"."valid_to" is null;--> statement-breakpoint
CREATE INDEX "country_succession_by_successor" ON "country_succession" USING btree ("successor_code");--> statement-breakpoint
CREATE UNIQUE INDEX "territory_part_period" ON "territory_part" USING btree (split_part("parent_key", ':', 1),"child_key","valid_from");--> statement-breakpoint
CREATE UNIQUE INDEX "territory_part_one_open" ON "territory_part" USING btree (split_part("parent_key", ':', 1),"child_key") WHERE "territory_part"."valid_to" is null;--> statement-breakpoint
ALTER TABLE "territory_part" ADD CONSTRAINT "territory_part_ends_after_start" CHECK ("territory_part"."valid_from" < "territory_part"."valid_to");