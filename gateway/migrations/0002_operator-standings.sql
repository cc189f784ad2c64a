CREATE TABLE "operator_standing" (
	"operator_id" uuid PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"state" text NOT NULL,
	"role" text NOT NULL,
	"access_point_id" uuid,
	"followed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "followed_feed" (
	"name" text PRIMARY KEY NOT NULL,
	"cursor" text NOT NULL,
	"followed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "operator_standing_by_account" ON "operator_standing" USING btree ("account");