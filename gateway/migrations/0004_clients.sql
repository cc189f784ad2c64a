CREATE TABLE "client_key" (
	"thumbprint" text PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"algorithm" text NOT NULL,
	"jwk" jsonb NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "client_step" (
	"client_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"organisation_id" uuid NOT NULL,
	"act" text,
	"state" text NOT NULL,
	"by_regione" boolean NOT NULL,
	"thumbprint" text,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "client_step_client_id_number_pk" PRIMARY KEY("client_id","number")
);
--> statement-breakpoint
CREATE TABLE "client" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"purpose" text NOT NULL,
	"scopes" text[] NOT NULL,
	"contact_email" text NOT NULL,
	"redirect_uris" text[] NOT NULL,
	"origins" text[] NOT NULL,
	"state" text NOT NULL,
	"suspended_by_regione" boolean NOT NULL,
	"registered_at" timestamp with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "test_organisation" (
	"organisation_id" uuid PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "spent_id" (
	"id" text PRIMARY KEY NOT NULL,
	"until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "client_key" ADD CONSTRAINT "client_key_client_id_client_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."client"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_step" ADD CONSTRAINT "client_step_client_id_client_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."client"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "client_key_by_client" ON "client_key" USING btree ("client_id","added_at");--> statement-breakpoint
CREATE INDEX "client_in_order" ON "client" USING btree ("registered_at","id");--> statement-breakpoint
CREATE INDEX "client_by_organisation" ON "client" USING btree ("organisation_id","registered_at","id");--> statement-breakpoint
CREATE INDEX "spent_id_by_age" ON "spent_id" USING btree ("until");