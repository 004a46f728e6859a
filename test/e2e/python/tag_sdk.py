"""alibabacloud-tag20180828, as docs/clients.md shows it."""
# docs:python-sdk
import os

from alibabacloud_tag20180828.client import Client
from alibabacloud_tag20180828.models import UntagResourcesRequest
from alibabacloud_tea_openapi.utils_models import Config

client = Client(Config(
    access_key_id=os.environ['ALIBABA_CLOUD_ACCESS_KEY_ID'],
    access_key_secret=os.environ['ALIBABA_CLOUD_ACCESS_KEY_SECRET'],
    endpoint=os.environ['ALIBABA_CLOUD_ENDPOINT'],
    protocol='http',
))
# docs:end
import json

from alibabacloud_tag20180828.models import ListTagResourcesRequest, TagResourcesRequest
from alibabacloud_tea_openapi.exceptions import ClientException

import calls


def untag_as_documented():
    # docs:python-sdk
    response = client.untag_resources(UntagResourcesRequest(
        region_id='cn-hangzhou',
        resource_arn=['arn:acs:ecs:*:*:instance/i-1', 'arn:acs:oss:*:*:bucket/invoices'],
        tag_key=['owner'],
    ))
    # docs:end
    return response.body.to_map()


def tag(region, arns, tags):
    request = TagResourcesRequest(region_id=region, resource_arn=arns, tags=json.dumps(tags))
    return client.tag_resources(request).body.to_map()


def untag(region, arns, keys):
    request = UntagResourcesRequest(region_id=region, resource_arn=arns, tag_key=keys)
    return client.untag_resources(request).body.to_map()


def list_tags(region):
    return client.list_tag_resources(ListTagResourcesRequest(region_id=region)).body.to_map()


calls.run(
    {'untag as documented': untag_as_documented, 'tag': tag, 'untag': untag, 'list': list_tags},
    ClientException,
    lambda error: {'code': error.code, 'status': error.status_code},
)
