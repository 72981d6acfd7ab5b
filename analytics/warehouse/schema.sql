-- The tables of a release. Each holds what data/datapackage.json says of it; the order is the order of loading.
CREATE TABLE region (
    region_id VARCHAR PRIMARY KEY, name_id VARCHAR NOT NULL, name_en VARCHAR NOT NULL, sort INTEGER NOT NULL
);
CREATE TABLE province (
    province_id VARCHAR PRIMARY KEY, name_id VARCHAR NOT NULL, name_en VARCHAR NOT NULL, wilayah_code VARCHAR,
    tile_code VARCHAR NOT NULL, region_id VARCHAR NOT NULL, capital VARCHAR, tile_col INTEGER NOT NULL, tile_row INTEGER NOT NULL, sort INTEGER NOT NULL
);
CREATE TABLE agency_type (
    agency_type VARCHAR PRIMARY KEY, sort INTEGER NOT NULL, name_id VARCHAR NOT NULL, name_en VARCHAR NOT NULL,
    plural_id VARCHAR NOT NULL, plural_en VARCHAR NOT NULL, short_id VARCHAR NOT NULL, short_en VARCHAR NOT NULL
);
CREATE TABLE agency_type_group (group_id VARCHAR NOT NULL, agency_type VARCHAR NOT NULL);
-- region_id is that of the province, filled at the build.
CREATE TABLE agency (
    agency_id VARCHAR PRIMARY KEY, name_id VARCHAR NOT NULL, short_name VARCHAR NOT NULL, name_en VARCHAR NOT NULL,
    agency_type VARCHAR NOT NULL, province_id VARCHAR, region_id VARCHAR, wilayah_code VARCHAR, capital VARCHAR,
    lat DECIMAL(7, 4), lon DECIMAL(7, 4), valid_from INTEGER, valid_to INTEGER, successor_id VARCHAR, source VARCHAR
);
CREATE TABLE agency_alias (alias VARCHAR NOT NULL, agency_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, note VARCHAR);
CREATE TABLE ambiguous_name (name VARCHAR NOT NULL, agency_id VARCHAR NOT NULL);
CREATE TABLE aspect (
    aspect_id VARCHAR PRIMARY KEY, sort INTEGER NOT NULL, name_id VARCHAR NOT NULL, name_en VARCHAR NOT NULL,
    short_id VARCHAR NOT NULL, short_en VARCHAR NOT NULL, max_400 INTEGER NOT NULL, max_410 INTEGER NOT NULL,
    weight_note VARCHAR, definition_id VARCHAR, definition_en VARCHAR, source VARCHAR
);
CREATE TABLE sub_aspect (
    sub_aspect_id VARCHAR PRIMARY KEY, aspect_id VARCHAR NOT NULL, sort INTEGER NOT NULL, name_id VARCHAR NOT NULL,
    name_en VARCHAR NOT NULL, weight_400 DECIMAL(4, 1), weight_410 DECIMAL(4, 1), level_1 VARCHAR, level_2 VARCHAR,
    level_3 VARCHAR, level_4 VARCHAR, basis VARCHAR NOT NULL, topic_source VARCHAR
);
CREATE TABLE category (
    category_id VARCHAR PRIMARY KEY, sort INTEGER NOT NULL, roman VARCHAR NOT NULL, name_id VARCHAR NOT NULL,
    name_en VARCHAR NOT NULL, min_score DECIMAL(5, 2) NOT NULL, max_score DECIMAL(5, 2) NOT NULL, colour_hex VARCHAR NOT NULL,
    text_colour_hex VARCHAR NOT NULL, consequence_id VARCHAR, consequence_en VARCHAR, source VARCHAR,
    index_min DECIMAL(3, 2), index_max DECIMAL(3, 2), index_basis VARCHAR, note VARCHAR
);
CREATE TABLE category_group (group_id VARCHAR NOT NULL, category_id VARCHAR NOT NULL);
CREATE TABLE source (
    source_id VARCHAR PRIMARY KEY, title VARCHAR NOT NULL, publisher VARCHAR NOT NULL, publisher_kind VARCHAR NOT NULL,
    url VARCHAR, published_on VARCHAR, language VARCHAR, witness_group VARCHAR NOT NULL, note VARCHAR
);
CREATE TABLE result (
    result_id VARCHAR PRIMARY KEY, agency_id VARCHAR NOT NULL, year INTEGER, year_basis VARCHAR, stage VARCHAR NOT NULL,
    score DECIMAL(5, 2), score_max INTEGER, category_id VARCHAR, category_basis VARCHAR, against_band BOOLEAN NOT NULL,
    announced_on VARCHAR, source_id VARCHAR NOT NULL, confidence VARCHAR NOT NULL, note VARCHAR
);
CREATE TABLE aspect_score (
    result_id VARCHAR NOT NULL, aspect_id VARCHAR NOT NULL, points DECIMAL(6, 2), points_max INTEGER, percent DECIMAL(5, 2)
);
CREATE TABLE sub_aspect_level (result_id VARCHAR NOT NULL, sub_aspect_id VARCHAR NOT NULL, level TINYINT NOT NULL);
-- scope and period are the forms in which measures and addresses name them, filled at the build.
CREATE TABLE claim (
    claim_id VARCHAR PRIMARY KEY, metric VARCHAR NOT NULL, scope_type VARCHAR NOT NULL, scope_id VARCHAR, scope VARCHAR,
    category_id VARCHAR, aspect_id VARCHAR, step VARCHAR, period_kind VARCHAR NOT NULL, period_from VARCHAR,
    period_to VARCHAR NOT NULL, period VARCHAR, value DECIMAL(9, 2) NOT NULL, unit VARCHAR NOT NULL, statement VARCHAR,
    source_id VARCHAR NOT NULL, note VARCHAR
);
CREATE TABLE method (
    statement_id VARCHAR PRIMARY KEY, sort INTEGER NOT NULL, section VARCHAR NOT NULL, text_id VARCHAR NOT NULL,
    text_en VARCHAR NOT NULL, mark VARCHAR NOT NULL, source VARCHAR NOT NULL
);
CREATE TABLE release (
    release_id VARCHAR, kind VARCHAR NOT NULL, content_hash VARCHAR, built_at TIMESTAMP, schema_version INTEGER NOT NULL,
    title VARCHAR NOT NULL, title_en VARCHAR NOT NULL, note VARCHAR NOT NULL, note_en VARCHAR NOT NULL, follows VARCHAR
);
