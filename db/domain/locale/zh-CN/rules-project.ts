import type { PlatformRuleId } from '../../rules/platform.ts';
import type { ProjectRuleId } from '../../rules/project.ts';

/** Messages of the rules of platforms and projects. A part in square brackets is shown where its figures are given. */
export const projectRuleMessages: Readonly<Record<PlatformRuleId | ProjectRuleId, string>> = {
  H52: '同一园区重复计入平台数{count}次，应为{once}次，多{d}次[：飞地“{enclave}”本身已计入][：平台“{platform}”已计入]',
  H53: '[项目代码“{v}”格式错误：应为5段20位数字（4-6-2-2-6位），现有数字{digits}位][项目代码{twice}与“{same}”重复，二者不属同一总项目]',
  S53: '项目已处于“{status}”，缺少项目代码',
  S54: '项目代码{v}与项目不符[：地区段{area}不是{county}或其上级、开发区][；时间段{given}晚于{date}，晚{days}天]',
  H55: '[行业代码“{v}”应为4位数字，现为{length}位][行业代码{unknown}不是国民经济行业分类（GB/T 4754-2017）的小类]',
  H61: '计划总投资{a}须大于0（界限{b}），差{d}',
  S62: '[{slip}{now}与上次报送的{last}相差悬殊，疑似单位错误，相差{d}][计划总投资{small}低于起点{least}，少{short}][协议投资{agreed}为计划总投资{planned}的{p}，超出常见区间{low}至{high}，相差{apart}]',
  H63: '[{finished}已竣工，{missing}未填写][{field}{date}早于{earlier}{earlier_date}，早{days}天]',
  S64: '建设状态为“{status}”[，但{missing}未填写][，但{month}{part}已有{a}，应为0]',
};
