"""The data files of an edition: CSV, Parquet, their schemas, and the record by which catalogues find them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from convention.domain.committee import Meeting
from convention.publication.tables import FieldType, Resource, safe_rows, written_cell
from convention.wording.territories import file_stem, party_names

DATA = "donnees"
LICENCE = "https://www.etalab.gouv.fr/licence-ouverte-open-licence"
_PLACES = ("http://publications.europa.eu/resource/authority/country/FRA",)
_ARROW = {
    FieldType.STRING: pa.string(),
    FieldType.NUMBER: pa.decimal128(24, 6),
    FieldType.INTEGER: pa.int64(),
    FieldType.DATE: pa.date32(),
}


def data_files(resources: Iterable[Resource], title: str, version: str, meeting: Meeting) -> dict[str, bytes]:
    """Every file of the folder of data, by its path."""
    resources = tuple(resources)
    files = {f"{DATA}/{found.name}.csv": csv_bytes(found) for found in resources}
    files |= {f"{DATA}/{found.name}.parquet": parquet_bytes(found) for found in resources}
    files[f"{DATA}/datapackage.json"] = _json(data_package(resources, title, version, meeting))
    files[f"{DATA}/catalogue.jsonld"] = _json(catalogue_record(resources, title, version, meeting))
    return files


def csv_bytes(resource: Resource) -> bytes:
    """A table as Table Schema describes it: UTF-8, commas, decimal points."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(field.name for field in resource.fields)
    writer.writerows([written_cell(cell) for cell in row] for row in safe_rows(resource))
    return buffer.getvalue().encode()


def parquet_bytes(resource: Resource) -> bytes:
    """The same table with typed columns."""
    schema = pa.schema(
        [
            pa.field(field.name, _ARROW[field.type], metadata={"description": field.description})
            for field in resource.fields
        ]
    )
    columns = list(zip(*safe_rows(resource), strict=True)) or [()] * len(resource.fields)
    arrays = [pa.array(column, type=field.type) for column, field in zip(columns, schema, strict=True)]
    target = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), target, compression="zstd")
    return target.getvalue()


def data_package(resources: Sequence[Resource], title: str, version: str, meeting: Meeting) -> dict[str, Any]:
    """The Data Package descriptor of the tables."""
    return {
        "profile": "data-package",
        "name": file_stem(),
        "title": title,
        "version": version,
        "created": _moment(meeting),
        "licenses": [{"name": "etalab-2.0", "title": "Licence Ouverte 2.0", "path": LICENCE}],
        "contributors": [{"title": name, "role": "publisher"} for name in party_names()],
        "resources": [_resource(found) for found in resources],
    }


def _resource(found: Resource) -> dict[str, Any]:
    return {
        "name": found.name,
        "path": f"{found.name}.csv",
        "profile": "tabular-data-resource",
        "type": "table",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "title": found.title,
        "description": found.description,
        "dialect": {"csv": {"delimiter": ",", "lineTerminator": "\n"}},
        "schema": {
            "fields": [
                {
                    "name": field.name,
                    "type": field.type.value,
                    "description": field.description,
                    **({} if field.empty else {"constraints": {"required": True}}),
                }
                for field in found.fields
            ],
            "primaryKey": list(found.key),
        },
    }


def catalogue_record(resources: Sequence[Resource], title: str, version: str, meeting: Meeting) -> dict[str, Any]:
    """The DCAT-AP record of the edition as JSON-LD.

    Addresses are relative to the record: an edition is the same wherever it is hosted.
    """
    return {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": "catalogue.jsonld#jeu",
        "@type": "dcat:Dataset",
        "dct:title": _french(title),
        "dct:description": _french(f"Avancement des engagements de la convention, édition {version}."),
        "dct:publisher": [{"@type": "foaf:Organization", "foaf:name": _french(name)} for name in party_names()],
        "dct:license": {"@id": LICENCE},
        "dct:language": {"@id": "http://publications.europa.eu/resource/authority/language/FRA"},
        "dct:spatial": [{"@id": place} for place in _PLACES],
        "dct:issued": {"@type": "xsd:dateTime", "@value": _moment(meeting)},
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:endDate": {"@type": "xsd:date", "@value": meeting.situation.isoformat()},
        },
        "dcat:version": version,
        "dcat:theme": {"@id": "http://publications.europa.eu/resource/authority/data-theme/GOVE"},
        "dcat:keyword": [_french(word) for word in ("convention", "coopération", "indicateurs")],
        "dcat:landingPage": {"@id": "../index.html"},
        "dcat:distribution": [_distribution(found, kind) for found in resources for kind in ("csv", "parquet")],
    }


def _distribution(found: Resource, kind: str) -> dict[str, Any]:
    media = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}[kind]
    return {
        "@id": f"{found.name}.{kind}#distribution",
        "@type": "dcat:Distribution",
        "dct:title": _french(f"{found.title} ({kind.upper()})"),
        "dcat:accessURL": {"@id": f"{found.name}.{kind}"},
        "dcat:downloadURL": {"@id": f"{found.name}.{kind}"},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{media}"},
        "dct:format": {"@id": f"http://publications.europa.eu/resource/authority/file-type/{kind.upper()}"},
        "dct:license": {"@id": LICENCE},
    }


def _french(text: str) -> dict[str, str]:
    return {"@language": "fr", "@value": text}


def _moment(meeting: Meeting) -> str:
    assert meeting.freeze is not None
    return f"{meeting.freeze.frozen_at:%Y-%m-%dT%H:%M:%SZ}"


def _json(value: Any) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n".encode()
