ALTER TABLE "call" ADD COLUMN "migrant_led_only" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "proposal" ADD COLUMN "migrant_led_confirmed" boolean;--> statement-breakpoint
CREATE INDEX "call_by_title" ON "call" USING btree ("title","id");