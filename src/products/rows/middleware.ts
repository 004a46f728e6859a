import { json, productApi, types } from '../family.ts'
import { onlyList } from '../list-rows.ts'
import { sized } from '../paging.ts'

const groupTags = {
  ...onlyList,
  region: 'RegionId?',
  type: false,
  types: types('cms', 'monitorgroup'),
  answer: { Code: '200', Message: 'OK', Success: true },
} as const

/** Messages, and what watches over services. */
export const middleware = [
  productApi('alikafka', '2019-09-16', {}, [{ types: types('alikafka', 'INSTANCE TOPIC CONSUMERGROUP') }]),
  productApi('amqp-open', '2019-12-12', { evidence: 'terraform' }, [
    { types: types('amqp', 'instance'), all: false },
  ]),
  productApi('Ons', '2019-02-14', {}, [
    { region: 'RegionId?', types: types('mq', 'INSTANCE TOPIC GROUP'), listForm: 'plain' },
  ]),
  productApi('OnsMqtt', '2020-04-20', {}, [{ region: 'RegionId?', types: types('onsmqtt', 'INSTANCE') }]),
  productApi('Mns-open', '2022-01-19', { evidence: 'terraform' }, [
    { list: false, types: types('mns', 'queue topic'), all: false },
  ]),
  productApi('RocketMQ', '2022-08-01', {}, [
    {
      ...{ region: 'regionId', type: 'resourceType', all: 'all', requestIdField: 'requestId' },
      ...{ ids: json('resourceId'), keys: json('tagKey'), tags: json('tag') },
      ...{ listForm: 'plain', listNames: 'camel', listWithin: 'data' },
      answer: { code: '200', httpStatusCode: 200, success: true },
      types: types('rocketmq', 'instance'),
      routes: {
        untag: { method: 'DELETE', path: '/resourceTag/delete' },
        tag: { method: 'POST', path: '/resourceTag/create' },
        list: { method: 'GET', path: '/resourceTag/list' },
      },
    },
  ]),
  productApi('mse', '2019-05-31', {}, [
    { types: types('mse', 'CLUSTER GATEWAY'), answer: { Success: true, Message: 'success' } },
  ]),
  productApi('Dysmsapi', '2017-05-25', {}, [
    {
      types: types('dysms', 'TEMPLATE'),
      ...{ limits: { resources: 20 }, answer: { Code: 'OK', Data: 'true' } },
    },
  ]),
  productApi('Cms', '2019-01-01', { hosts: ['metrics'] }, [
    {
      ...{ untag: 'RemoveTags', tag: 'AddTags', list: false, region: 'RegionId?', type: false },
      ...{ ids: 'GroupIds', removes: 'tags', valuesNeeded: true },
      types: types('cms', 'monitorgroup'),
      answer: { Code: '200', Message: 'OK', Success: true },
    },
    {
      ...{ ...groupTags, list: 'DescribeTagKeyList' },
      paging: { by: 'number', page: 'PageNumber', size: sized('PageSize', 10) },
      listForm: { per: 'key', at: 'TagKeys.TagKey', entry: 'key' },
    },
    {
      ...{ ...groupTags, list: 'DescribeTagValueList', keyOfList: 'TagKey' },
      paging: { by: 'number', page: 'PageNumber', size: sized('PageSize') },
      listForm: { per: 'value', at: 'TagValues.TagValue', entry: 'value' },
    },
  ]),
  productApi('Cms', '2024-03-30', { hosts: ['metrics'] }, [
    {
      ...{ region: 'RegionId?', type: 'resourceType', all: 'all', requestIdField: 'requestId' },
      ...{ ids: json('resourceId'), keys: json('tagKey'), tags: json('tag') },
      ...{ listForm: 'plain', listNames: 'camel' },
      types: types('cms', 'Service'),
      routes: {
        untag: { method: 'DELETE', path: '/tags' },
        tag: { method: 'POST', path: '/tags' },
        list: { method: 'GET', path: '/tags' },
      },
    },
  ]),
].flat()
