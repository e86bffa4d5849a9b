using System.Collections.Immutable;
using PolicyMarket.Rules.Feel.Syntax;

namespace PolicyMarket.Rules.Dmn.Expressions;

/// <summary>A column of tests; Allowed are the input values, null where any may come.</summary>
internal sealed record InputColumn(FeelNode Expression, UnaryTestList? Allowed);

/// <summary>A column of results; Order are the output values, the most important first; Default is the result where no row fits.</summary>
internal sealed record OutputColumn(string Name, TypeName? Type, UnaryTestList? Order, FeelNode? Default);

/// <summary>A row: a list of tests a column and a result an output.</summary>
internal sealed record TableRule(ImmutableArray<UnaryTestList> Tests, ImmutableArray<FeelNode> Results);
