CREATE TABLE "rate_allowance" (
	"bucket" text PRIMARY KEY NOT NULL,
	"left_over" double precision NOT NULL,
	"as_of" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "trusted_document" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"text" text NOT NULL,
	"registered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "trusted_document_once" UNIQUE("organisation_id","hash")
);
--> statement-breakpoint
CREATE INDEX "trusted_document_by_age" ON "trusted_document" USING btree ("organisation_id","registered_at","id");