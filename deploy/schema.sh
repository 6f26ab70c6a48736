#!/bin/sh
# Creates Temporal's two databases and brings their schemas to the version of this image. Safe to run again: what
# exists is kept, and only newer schema versions are applied. Host, user and password come from SQL_* variables.
set -eu

bring_up_to_date() {
    database=$1
    versions=/etc/temporal/schema/postgresql/v12/$2/versioned
    temporal-sql-tool --db "$database" create
    temporal-sql-tool --db "$database" setup-schema -v 0.0
    temporal-sql-tool --db "$database" update-schema -d "$versions"
}

bring_up_to_date temporal temporal
bring_up_to_date temporal_visibility visibility
