CREATE INDEX "association_by_territory" ON "association_territory" USING btree ("territory","association_id");--> statement-breakpoint
CREATE UNIQUE INDEX "association_register_entry" ON "association" USING btree ("register","register_number");--> statement-breakpoint
CREATE INDEX "place_by_province" ON "place" USING btree (substring("territory" from '^COMUNE:(...)'),"title","id");