CREATE TABLE "followed_place" (
	"place_id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"usable_as" text[] NOT NULL,
	"cadastral_codes" text[] NOT NULL,
	"valid_from" date,
	"valid_to" date,
	"followed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "followed_place_by_key" ON "followed_place" USING btree ("key");