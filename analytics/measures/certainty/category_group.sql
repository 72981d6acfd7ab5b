SELECT group_id, category_id FROM category_group ORDER BY group_id, category_id
