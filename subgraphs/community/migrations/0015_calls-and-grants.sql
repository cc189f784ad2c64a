ALTER TABLE "grant" DROP CONSTRAINT "grant_accepted";--> statement-breakpoint
ALTER TABLE "call" ADD COLUMN "migrant_led_only" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "grant" ADD COLUMN "report" text;--> statement-breakpoint
ALTER TABLE "grant" ADD COLUMN "return_reason" text;--> statement-breakpoint
ALTER TABLE "proposal" ADD COLUMN "migrant_led_confirmed" boolean;--> statement-breakpoint
CREATE INDEX "call_by_title" ON "call" USING btree ("title","id");--> statement-breakpoint
ALTER TABLE "grant" ADD CONSTRAINT "grant_cup_form" CHECK ("grant"."cup" ~ '^[A-Z][0-9]{2}[A-Z][0-9]{11}$');--> statement-breakpoint
ALTER TABLE "grant" ADD CONSTRAINT "grant_contracted" CHECK (("grant"."cup" is null) = ("grant"."contracted_on" is null));--> statement-breakpoint
ALTER TABLE "grant" ADD CONSTRAINT "grant_accepted" CHECK ("grant"."accepted_amount" between 0 and least("grant"."amount", "grant"."reported_amount"));