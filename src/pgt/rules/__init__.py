"""The rules, written out in the order of their codes; a test holds the list against what the modules define."""

from __future__ import annotations

from pgt.rules import completeness, costs, declaration, differences, money, naming, plan, values, years
from pgt.rules._rule import CrossRule, PairRule, Rule

RULES: tuple[Rule, ...] = (
    completeness.filled,
    completeness.outputs_and_benefits,
    completeness.satisfaction,
    completeness.quantity_and_quality,
    completeness.timeliness,
    completeness.cost,
    completeness.benefit_kinds,
    completeness.targets,
    completeness.indicator_names,
    values.units,
    values.operators,
    values.placeholders,
    declaration.known_categories,
    naming.duplicates,
    naming.twins,
    declaration.amount_unit,
    declaration.known_form,
    declaration.declared_ids,
    values.readable,
    values.tidy,
    money.sources_add_up,
    money.tasks_add_up,
    differences.differences_add_up,
    plan.plan_rises,
    costs.cost_within_budget,
    plan.plan_is_filled,
    money.tasks_have_total,
    costs.total_cost_is_budget,
    plan.plan_ends_whole,
)

CROSS_RULES: tuple[CrossRule, ...] = (money.projects_add_up,)

PAIR_RULES: tuple[PairRule, ...] = (
    years.targets_are_not_copied,
    years.quantities_follow_budget,
    years.targets_build_on_results,
    years.missed_indicators_stay,
    years.categories_keep_their_names,
)
