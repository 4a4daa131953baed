"""Tables of known projects, in the headers they have had over the years, with rows that never happened."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from geomap.gazetteer import Gazetteer
from geomap.store.columns import COLUMNS
from geomap.store.tables import Imported, import_table

Write = Callable[..., Path]

ACLED_ROWS = {
    "2010, numbers of states and allies": (
        "GWNO,EVENT_ID_CNTY,EVENT_ID_NO_CNTY,EVENT_DATE,YEAR,TIME_PRECISION,EVENT_TYPE,ACTOR1,ALLY_ACTOR_1,INTER1,ACTOR2,ALLY_ACTOR_2,INTER2,INTERACTION,COUNTRY,ADMIN1,ADMIN2,ADMIN3,LOCATION,LATITUDE,LONGITUDE,GEO_PRECISION,SOURCE,NOTES,FATALITIES",
        "625,9999SUD,9999,25/04/2009,2009,1,Violence against civilians,Unidentified Armed Group (Sudan),,3,Civilians (Sudan),,7,37,Sudan,North Darfur,Kutum,,Kutum,14.2,24.66,1,Radio Fiction,Two herders were shot.,2",
    ),
    "2014, name cut short": (
        "GWNO,EVENT_ID_CNTY,EVENT_ID_NO_CNTY,EVENT_DATE,YEAR,TIME_PRECI,EVENT_TYPE,ACTOR1,ALLY_ACTOR_1,INTER1,ACTOR2,ALLY_ACTOR_2,INTER2,INTERACTION,COUNTRY,ADMIN1,ADMIN2,ADMIN3,LOCATION,LATITUDE,LONGITUDE,GEO_PRECIS,SOURCE,NOTES,FATALITIES",
        "625,9999SUD,9999,25-Apr-09,2009,1,Violence against civilians,Unidentified Armed Group (Sudan),,3,Civilians (Sudan),,7,37,Sudan,North Darfur,Kutum,,Kutum,14.2,24.66,1,Radio Fiction,Two herders were shot.,2",
    ),
    "2017, data_id and sub-events": (
        "data_id,iso,event_id_cnty,event_id_no_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,timestamp,iso3",
        "1,729,9999SUD,9999,25 April 2009,2009,1,Violence against civilians,Attack,Unidentified Armed Group (Sudan),,3,Civilians (Sudan),,7,37,Northern Africa,Sudan,North Darfur,Kutum,,Kutum,14.2,24.66,1,Radio Fiction,National,Two herders were shot.,2,1500000000,SDN",
    ),
    "2023, disorder type": (
        "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp",
        "9999SUD,2009-04-25,2009,1,Political violence,Violence against civilians,Attack,Unidentified Armed Group (Sudan),,3,Civilians (Sudan),,7,37,Civilian targeting,729,Northern Africa,Sudan,North Darfur,Kutum,,Kutum,14.2,24.66,1,Radio Fiction,National,Two herders were shot.,2,,1500000000",
    ),
    "2024, words for actors": (
        (
            "event_id_cnty;event_date;year;time_precision;disorder_type;event_type;sub_event_type;actor1;assoc_actor_1;inter1;actor2;assoc_actor_2;inter2;interaction;"
            "civilian_targeting;iso;region;country;admin1;admin2;admin3;location;latitude;longitude;geo_precision;source;source_scale;notes;fatalities;tags;timestamp;"
            "population_1km;population_best"
        ),
        (
            "9999SUD;2009-04-25;2009;1;Political violence;Violence against civilians;Attack;Unidentified Armed Group (Sudan);;Rebel group;Civilians (Sudan);;Civilians;"
            "Rebel group-Civilians;Civilian targeting;729;Northern Africa;Sudan;North Darfur;Kutum;;Kutum;14.2;24.66;1;Radio Fiction;National;Two herders were shot."
            ";2;;1500000000;100;200"
        ),
    ),
}


def first(imported: Imported) -> dict[str, object]:
    row = imported.frame.astype(object).iloc[0]
    return {str(name): value if hasattr(value, "geom_type") or not pd.isna(value) else None for name, value in row.items()}


@pytest.mark.parametrize("generation", ACLED_ROWS)
def test_acled_is_read_in_every_generation_of_its_header(generation: str, write: Write) -> None:
    imported = import_table(write("acled.csv", *ACLED_ROWS[generation]))
    assert imported.mapping.layout == "acled"
    row = first(imported)
    wanted = {
        "category": "armed_attack", "status": "occurred", "date": "2009-04-25", "date_end": "2009-04-25", "date_precision": "day", "country": "Sudan",
        "country_code": "SD", "admin1": "North Darfur", "place": "Kutum", "longitude": 24.66, "latitude": 14.2, "where_prec": 1, "killed": 2,
        "perpetrators": "Unidentified Armed Group (Sudan)", "targets": "Civilians (Sudan)", "quote": "Two herders were shot.", "publisher": "Radio Fiction",
        "sources": 1, "quote_start": None, "title": None,
    }  # fmt: skip
    assert {name: row[name] for name in wanted} == wanted
    assert str(row["incident_id"]).startswith("acled-9999")


def test_acleds_precision_codes_become_weeks_months_and_provinces(write: Write) -> None:
    header, row = ACLED_ROWS["2023, disorder type"]
    vague = row.replace("2009,1,Pol", "2009,3,Pol").replace("24.66,1,", "24.66,3,")
    weekly = row.replace("9999SUD", "9998SUD").replace("2009,1,Pol", "2009,2,Pol").replace("24.66,1,", "24.66,2,")
    frame = import_table(write("acled.csv", header, vague, weekly)).frame
    assert frame["date_precision"].tolist() == ["month", "week"]
    assert frame["date"].tolist() == ["2009-04-01", "2009-04-20"]
    assert frame["date_end"].tolist() == ["2009-04-30", "2009-04-26"]
    assert frame["where_prec"].tolist() == [4, 2]


@pytest.mark.parametrize(
    ("event", "sub_event", "category", "status"),
    [
        ("Battles", "Armed clash", "clash", "occurred"),
        ("Explosions/Remote violence", "Suicide bomb", "suicide_bombing", "occurred"),
        ("Explosions/Remote violence", "Air/drone strike", "air_strike", "occurred"),
        ("Explosions/Remote violence", "Shelling/artillery/missile attack", "shelling", "occurred"),
        ("Violence against civilians", "Abduction/forced disappearance", "kidnapping", "occurred"),
        ("Strategic developments", "Disrupted weapons use", "bombing", "attempted"),
        ("Strategic developments", "Agreement", None, "occurred"),
        ("Battle-No change of territory", "", "clash", "occurred"),
        ("Riots/Protests", "", "protest", "occurred"),
    ],
)
def test_acleds_event_types_become_our_categories(event: str, sub_event: str, category: str | None, status: str, write: Write) -> None:
    header, row = ACLED_ROWS["2023, disorder type"]
    frame = import_table(write("acled.csv", header, row.replace("Violence against civilians,Attack", f"{event},{sub_event}"))).frame
    assert (frame["category"][0], frame["status"][0]) == (category, status)


def test_both_sides_of_a_battle_are_its_doers(write: Write) -> None:
    header, row = ACLED_ROWS["2023, disorder type"]
    frame = import_table(write("acled.csv", header, row.replace("Violence against civilians,Attack", "Battles,Armed clash"))).frame
    assert frame["perpetrators"][0] == "Unidentified Armed Group (Sudan); Civilians (Sudan)"
    assert frame["targets"][0] is None


UCDP = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_name,dyad_name,side_a,side_b,number_of_sources,source_article,source_office,source_date,"
    "source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,country,country_id,region,"
    "event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low"
)
UCDP_ROW = (
    '7.0,MLI-1,2015.0,1.0,Clear,1.0,Mali: Fiction,Government of Mali - Rebels of Fiction,Government of Mali,Rebels of Fiction,2.0,"""Radio Fiction,2015-01-05,Five '
    'killed""","Radio Fiction;TV Fiction",2015-01-05;2015-01-06,Five killed,army,4.0,Gao region,,Gao region,,16.9,0.3,POINT (0.3 16.9),Mali,432.0,Africa,1.0,2.0,'
    "2015-01-04 00:00:00.000,2015-01-05 00:00:00.000,2.0,2.0,1.0,0.0,5.0,7.0,4.0"
)


def test_ucdp_keeps_its_precision_its_range_of_deaths_and_its_days(write: Write, world: Gazetteer) -> None:
    imported = import_table(write("ged.csv", UCDP, UCDP_ROW), gazetteer=world)
    row = first(imported)
    assert (imported.mapping.layout, row["incident_id"], row["category"]) == ("ucdp", "ucdp-7", "clash")
    assert (row["killed_low"], row["killed"], row["killed_high"]) == (4, 5, 7)
    assert (row["date"], row["date_end"], row["date_precision"]) == ("2015-01-04", "2015-01-05", "range")
    assert (row["where_prec"], row["country_code"], row["sources"], row["publisher"], row["published"]) == (
        4,
        "ML",
        2,
        "Radio Fiction;TV Fiction",
        "2015-01-05",
    )
    assert row["quote"] == '"Radio Fiction,2015-01-05,Five killed"'
    assert row["shape"].geom_type.endswith("Polygon")
    assert row["coordinate_uncertainty_m"] > 100_000


def test_ucdps_near_is_within_25_km(write: Write) -> None:
    row = first(import_table(write("ged.csv", UCDP, UCDP_ROW.replace("army,4.0", "army,2.0"))))
    assert (row["where_prec"], row["coordinate_uncertainty_m"]) == (2, 25000)


def test_an_old_ucdp_without_a_best_estimate_gives_the_least_number(write: Write) -> None:
    path = write("old.csv", "id,side_a,side_b,date_start,date_end,latitude,longitude,deaths_a,deaths_b", "1,A,B,2001-02-03,2001-02-03,34,66,3,4")
    imported = import_table(path)
    row = first(imported)
    assert (row["killed_low"], row["killed"]) == (7, None)
    assert any("least number" in note for note in imported.notes)


GTD = (
    "eventid,iyear,imonth,iday,approxdate,extended,country,country_txt,region,region_txt,provstate,city,latitude,longitude,specificity,vicinity,location,summary,"
    "success,suicide,attacktype1,attacktype1_txt,targtype1_txt,target1,gname,weaptype1,weaptype1_txt,nkill,nwound,nhostkid,scite1,scite2,scite3,dbsource"
)


def gtd(**changes: str) -> str:
    row = {
        "eventid": "199901000001", "iyear": "1999", "imonth": "5", "iday": "7", "country": "123", "country_txt": "Mali", "provstate": "Gao", "city": "Gao",
        "latitude": "16.27", "longitude": "-0.04", "specificity": "1", "vicinity": "0", "summary": "A market was attacked.", "success": "1", "suicide": "0",
        "attacktype1": "3", "attacktype1_txt": "Bombing/Explosion", "target1": "Market", "gname": "Unknown", "weaptype1_txt": "Explosives", "nkill": "3",
        "nwound": "5", "nhostkid": "-99", "scite1": "A", "scite2": "B", "dbsource": "Fiction",
    } | changes  # fmt: skip
    return ",".join(row.get(name, "") for name in GTD.split(","))


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, {"category": "bombing", "date": "1999-05-07", "date_precision": "day", "killed": 3, "injured": 5, "sources": 2, "weapons": "Explosives"}),
        ({"imonth": "0", "iday": "0"}, {"date": "1999-01-01", "date_end": "1999-12-31", "date_precision": "year"}),
        ({"iday": "0"}, {"date": "1999-05-01", "date_end": "1999-05-31", "date_precision": "month"}),
        ({"suicide": "1"}, {"category": "suicide_bombing"}),
        ({"success": "0"}, {"status": "attempted"}),
        ({"vicinity": "1"}, {"where_prec": 2}),
        ({"specificity": "3"}, {"where_prec": 3}),
        ({"attacktype1": "7", "attacktype1_txt": "Facility/Infrastructure Attack", "weaptype1_txt": "Incendiary"}, {"category": "arson"}),
        ({"attacktype1": "6", "attacktype1_txt": "Hostage Taking (Kidnapping)", "nhostkid": "4"}, {"category": "kidnapping", "abducted": 4}),
        ({"nkill": "1.5"}, {"killed_low": 1, "killed_high": 2}),
        ({"gname": "Front of Fiction"}, {"perpetrators": "Front of Fiction"}),
    ],
)
def test_gtd_is_read_with_its_codes_for_unknown(changes: dict[str, str], wanted: dict[str, object], write: Write) -> None:
    imported = import_table(write("gtd.csv", GTD, gtd(**changes)))
    row = first(imported)
    assert imported.mapping.layout == "gtd"
    assert {name: row[name] for name in wanted} == wanted
    if "nhostkid" not in changes:
        assert imported.frame["abducted"].isna().all()
    if "gname" not in changes:
        assert row["perpetrators"] is None


def gdelt(width: int, **changes: str) -> str:
    from geomap.store.tables.data import toml

    names = toml("gdelt.toml")["headerless"]["two" if width == 61 else "one"][:width]
    row = {
        "GLOBALEVENTID": "100", "SQLDATE": "20160102", "MonthYear": "201601", "Year": "2016", "FractionDate": "2016.0055", "Actor1Name": "POLICE",
        "Actor2Name": "PROTESTER", "EventCode": "0173", "EventRootCode": "17", "NumSources": "2", "ActionGeo_Type": "4", "ActionGeo_FullName": "Munich, Bayern, Germany",
        "ActionGeo_CountryCode": "GM", "ActionGeo_ADM1Code": "GM02", "ActionGeo_Lat": "48.15", "ActionGeo_Long": "11.5833", "DATEADDED": "20160103",
        "SOURCEURL": 'http://news.example.org/a"b', "NumMentions": "1", "NumArticles": "1", "EventBaseCode": "173",
    } | changes  # fmt: skip
    return "\t".join(row.get(name, "") for name in names)


@pytest.mark.parametrize("width", [57, 58, 61])
def test_gdelt_is_known_without_a_header_and_by_its_own_country_codes(width: int, write: Write) -> None:
    imported = import_table(write("export.CSV", gdelt(width, EventCode="173"), gdelt(width, GLOBALEVENTID="101", EventCode="010")))
    row = first(imported)
    assert imported.mapping.layout == "gdelt"
    assert (row["incident_id"], row["category"], row["country_code"], row["country"]) == ("gdelt-100", "arrest", "DE", "Germany")
    assert (row["place"], row["admin1"], row["where_prec"], row["date"], row["sources"]) == ("Munich", "Bayern", 1, "2016-01-02", 2)
    assert row["publisher"] == ("GDELT" if width == 57 else "news.example.org")
    assert imported.frame["category"][1] is None
    assert any("no incident" in note for note in imported.notes)


@pytest.mark.parametrize(
    ("code", "category", "status"),
    [
        ("1831", "suicide_bombing", "occurred"),
        ("190", "clash", "occurred"),
        ("185", "assassination", "attempted"),
        ("145", "riot", "occurred"),
        ("042", None, "occurred"),
    ],
)
def test_cameo_codes_stand_for_what_begins_with_them(code: str, category: str | None, status: str, write: Write) -> None:
    frame = import_table(write("export.CSV", gdelt(61, EventCode=code))).frame
    assert (frame["category"][0], frame["status"][0]) == (category, status)


def test_a_country_level_gdelt_row_is_an_area(write: Write, world: Gazetteer) -> None:
    line = gdelt(61, ActionGeo_Type="1", ActionGeo_FullName="Chad", ActionGeo_CountryCode="CD", ActionGeo_Lat="15", ActionGeo_Long="19")
    row = first(import_table(write("export.CSV", line), gazetteer=world))
    assert (row["country_code"], row["where_prec"], row["place"]) == ("TD", 6, None)
    assert row["shape"].geom_type.endswith("Polygon")


def test_icews_and_polecat_are_as_precise_as_the_finest_name(write: Write) -> None:
    icews = import_table(
        write(
            "events.tab",
            "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\tTarget Sectors\tTarget Country\t"
            "Story ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude",
            '5\t2014-03-04\tPolice "of Fiction"\t\tPeru\tArrest\t173\t-5.0\tProtester\t\tPeru\t1\t2\tRadio Fiction\t\t\tCusco\tPeru\t-13.5\t-72',
        )
    )
    row = first(icews)
    assert (icews.mapping.layout, row["category"], row["where_prec"], row["admin1"], row["publisher"]) == ("icews", "arrest", 4, "Cusco", "Radio Fiction")
    assert row["perpetrators"] == 'Police "of Fiction"'
    polecat = import_table(
        write(
            "polecat.txt",
            "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\tActor Country\tRecipient Name\tRecipient Country\tPlacename\t"
            "City\tDistrict\tProvince\tCountry\tLatitude\tLongitude\tGeoNames ID\tSource\tPublication Date\tLanguage",
            "6\t2021-03-04\tASSAULT\tsuicide-attack\t-10\tMATERIAL CONFLICT\tterrorism\tRebels of Fiction\tPER\tArmy of Fiction\tPER\tLima\tLima\t\tLima\tPER\t-12.04\t-77.03\t1\t"
            "Radio Fiction\t2021-03-05\tEnglish",
        )
    )
    row = first(polecat)
    assert (polecat.mapping.layout, row["category"], row["where_prec"], row["country_code"], row["published"]) == (
        "polecat",
        "suicide_bombing",
        1,
        "PE",
        "2021-03-05",
    )


def test_awsd_splits_its_dates_and_leaves_days_out(write: Write) -> None:
    header = "Incident ID,Year,Month,Day,Country,Region,District,City,Total killed,Total wounded,Total kidnapped,Means of attack,Attack context,Latitude,Longitude,Details"
    imported = import_table(
        write(
            "awsd.csv",
            header,
            "1,1999,4,,DR Congo,,,,1,0,2,K,Am,-2.98,23.82,Two were taken.",
            "2,2001,,,Peru,Cusco,,Cusco,0,1,0,VBIED-S,IA,-13.5,-71.97,A car.",
        )
    )
    frame = imported.frame
    assert imported.mapping.layout == "awsd"
    assert frame["date_precision"].tolist() == ["month", "year"]
    assert frame["category"].tolist() == ["kidnapping", "suicide_bombing"]
    assert frame["where_prec"].tolist() == [6, 1]
    assert frame["country_code"].tolist() == ["CD", "PE"]
    assert frame["abducted"].tolist() == [2, 0]


def test_every_table_has_the_flat_record_with_its_types(write: Write) -> None:
    frame = import_table(write("acled.csv", *ACLED_ROWS["2023, disorder type"])).frame
    assert list(frame.columns)[: len(COLUMNS)] == list(COLUMNS)
    assert {name: str(frame[name].dtype) for name in COLUMNS} == COLUMNS
    assert frame.crs.to_epsg() == 4326


def test_geomaps_own_records_are_known(root: Path) -> None:
    imported = import_table(root / "data" / "incidents.jsonl")
    assert imported.mapping.layout == "geomap"
    assert len(imported.frame) > 0


def test_what_geomap_wrote_comes_back_as_it_was(write: Write, tmp_path: Path) -> None:
    from geomap.store import write_table

    frame = import_table(write("acled.csv", *ACLED_ROWS["2023, disorder type"])).frame
    write_table(frame, tmp_path / "out.csv")
    again = import_table(tmp_path / "out.csv")
    assert again.mapping.layout == "geomap"
    assert again.frame[list(COLUMNS)].equals(frame[list(COLUMNS)])
