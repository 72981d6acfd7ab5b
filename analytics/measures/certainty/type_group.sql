SELECT group_id, agency_type FROM agency_type_group ORDER BY group_id, agency_type
