"""aliyun-python-sdk-core, as docs/clients.md shows it."""
# docs:python-core
import os

from aliyunsdkcore.client import AcsClient
from aliyunsdkcore.request import CommonRequest

client = AcsClient(
    os.environ['ALIBABA_CLOUD_ACCESS_KEY_ID'],
    os.environ['ALIBABA_CLOUD_ACCESS_KEY_SECRET'],
    os.environ['ALIBABA_CLOUD_REGION_ID'],
)
# docs:end
import json

from aliyunsdkcore.acs_exception.exceptions import ServerException

import calls


def untag_as_documented():
    # docs:python-core
    request = CommonRequest(
        domain=os.environ['ALIBABA_CLOUD_ENDPOINT'],
        version='2018-08-28',
        action_name='UntagResources',
    )
    request.set_protocol_type('http')
    request.set_method('POST')
    request.add_body_params('ResourceARN.1', 'arn:acs:ecs:*:*:instance/i-1')
    request.add_body_params('ResourceARN.2', 'arn:acs:oss:*:*:bucket/invoices')
    request.add_body_params('TagKey.1', 'owner')
    response = client.do_action_with_exception(request)
    # docs:end
    return json.loads(response)


def call(action, region, parameters):
    request = CommonRequest(os.environ['ALIBABA_CLOUD_ENDPOINT'], '2018-08-28', action)
    request.set_protocol_type('http')
    request.set_method('POST')
    request.add_query_param('RegionId', region)
    for name, value in parameters.items():
        request.add_body_params(name, value)
    return json.loads(client.do_action_with_exception(request))


def numbered(name, values):
    return {f'{name}.{index}': value for index, value in enumerate(values, 1)}


def tag(region, arns, tags):
    return call('TagResources', region, {**numbered('ResourceARN', arns), 'Tags': json.dumps(tags)})


def untag(region, arns, keys):
    return call('UntagResources', region, {**numbered('ResourceARN', arns), **numbered('TagKey', keys)})


def list_tags(region):
    return call('ListTagResources', region, {})


calls.run(
    {'untag as documented': untag_as_documented, 'tag': tag, 'untag': untag, 'list': list_tags},
    ServerException,
    lambda error: {'code': error.get_error_code(), 'status': error.get_http_status()},
)
