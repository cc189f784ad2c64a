CREATE TABLE "followed_membership" (
	"membership_id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"followed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "followed_membership_by_organisation" ON "followed_membership" USING btree ("organisation_id");