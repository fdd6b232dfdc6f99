"""Reads and writes features: GET /features?feature_id=…&version=…, POST /features."""
import json
import os
from decimal import Decimal

import boto3
from boto3.dynamodb.conditions import Key

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
bucket = boto3.resource("s3").Bucket(os.environ["BUCKET"])


def answer(status, body):
    return {
        "statusCode": status,
        "headers": {"Content-Type": "application/json"},
        "body": json.dumps(body, default=float),
    }


def read(query):
    feature = query.get("feature_id")
    if not feature:
        return answer(400, {"error": "feature_id is needed"})
    condition = Key("feature_id").eq(feature)
    if query.get("version"):
        condition &= Key("version").eq(Decimal(query["version"]))
    # The newest version first; without a version asked for, only that.
    found = table.query(KeyConditionExpression=condition, ScanIndexForward=False, Limit=1)
    items = found["Items"]
    return answer(200, items[0]) if items else answer(404, {"error": "no such feature"})


def write(body):
    feature = json.loads(body or "{}", parse_float=Decimal)
    if not isinstance(feature.get("feature_id"), str) or not isinstance(feature.get("version"), int):
        return answer(400, {"error": "feature_id and a whole number as version are needed"})
    name = f"{feature['feature_id']}/{feature['version']}.json"
    bucket.put_object(Key=name, Body=json.dumps(feature, default=float).encode())
    table.put_item(Item=feature)
    return answer(201, {"feature_id": feature["feature_id"], "version": feature["version"]})


def handler(event, _context):
    if event["httpMethod"] == "POST":
        return write(event.get("body"))
    return read(event.get("queryStringParameters") or {})
