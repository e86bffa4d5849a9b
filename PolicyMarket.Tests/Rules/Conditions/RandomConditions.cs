using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Tests.Rules.Conditions;

/// <summary>Random conditions and facts over few attributes and few values, so that they meet often.</summary>
internal static class RandomConditions
{
    private static readonly string[] Numbers = ["employees", "revenue", "rd_expense", "rd_expense_prior", "revenue_growth_rate"];
    private static readonly string[] Dates = ["registration_date", "assessment_year_start", "assessment_year_end"];
    private static readonly string[] Sets = ["qualifications_valid", "titles_awarded_this_year"];
    private static readonly string[] Titles = ["high_tech_enterprise", "little_giant"];
    private static readonly string[] Regions = ["430000", "431300", "431382", "430100", "440307"];
    private static readonly string[] Industries = ["C", "C35", "C3512", "F51"];

    /// <summary>Without a division, so that only a missing fact makes them unknown.</summary>
    private static readonly string[] Expressions =
    [
        "rd_expense > 0.5 * revenue",
        "employees in [1..3] or is_listed_company",
        "if is_listed_company then revenue > 1 else rd_expense > 1",
        "not(registration_date > assessment_year_start)",
    ];

    private static readonly Gen<FactValue> Number = Gen.Choose(-1, 4).Select(n => (FactValue)new NumberFact(n / 2m));
    private static readonly Gen<FactValue> Whole = Gen.Choose(0, 4).Select(n => (FactValue)new NumberFact(n));
    private static readonly Gen<FactValue> Date = Gen.Choose(0, 3).Select(n => (FactValue)new DateFact(new DateOnly(2025, 1, 1).AddDays(n)));
    private static readonly Gen<FactValue> Title = Gen.Elements(Titles).Select(title => (FactValue)new TextFact(title));
    private static readonly Gen<FactValue> Region = Gen.Elements(Regions).Select(code => (FactValue)new TextFact(code));
    private static readonly Gen<FactValue> Industry = Gen.Elements(Industries).Select(code => (FactValue)new TextFact(code));
    private static readonly Gen<FactValue> Size = Gen.Elements("large", "small").Select(code => (FactValue)new TextFact(code));
    private static readonly Gen<string?> Cite = Gen.Elements<string?>(null, null, "第三条", "“引号”\\\n");

    private static readonly ComparisonOperator[] Orders =
    [
        ComparisonOperator.GreaterOrEqual,
        ComparisonOperator.Greater,
        ComparisonOperator.LessOrEqual,
        ComparisonOperator.Less,
        ComparisonOperator.Equal,
        ComparisonOperator.NotEqual,
    ];

    private static readonly ComparisonOperator[] Membership = [ComparisonOperator.In, ComparisonOperator.NotIn];

    private static readonly Gen<Condition> Leaf = Gen.OneOf(
        Ordered(Numbers, Number),
        Ordered(Dates, Date),
        Member(["enterprise_size"], Size),
        Member(Sets, Title),
        from op in Gen.Elements(Membership)
        from order in Gen.Shuffle(Sets)
        select (Condition)new Comparison(order[0], op, new AttributeOperand(order[1])),
        Under("registration_region", Region),
        Under("industry_code", Industry),
        from attribute in Gen.Elements((string[])[.. Numbers, .. Sets, "registration_region"])
        select (Condition)new Comparison(attribute, ComparisonOperator.Exists, NoOperand.Instance),
        from text in Gen.Elements(Expressions)
        from cite in Cite
        select (Condition)new FeelCondition(FeelExpression.Parse(text, AttributeCatalog.Starter).Required, cite),
        from holds in Gen.Elements(true, false)
        from op in Gen.Elements(ComparisonOperator.Equal, ComparisonOperator.NotEqual)
        select (Condition)new Comparison("is_listed_company", op, new LiteralOperand(new BooleanFact(holds)))
    );

    public static Gen<Condition> Conditions { get; } = Tree(4);

    public static Gen<Facts> Facts { get; } =
        from numbers in Gen.CollectToArray(Numbers, name => Known(name, name == "employees" ? Whole : Number))
        from dates in Gen.CollectToArray(Dates, name => Known(name, Date))
        from sets in Gen.CollectToArray(Sets, name => Known(name, Gen.SubListOf(Titles).Select(titles => (FactValue)new SetFact(titles))))
        from region in Known("registration_region", Region)
        from industry in Known("industry_code", Industry)
        from size in Known("enterprise_size", Size)
        from listed in Known("is_listed_company", Gen.Elements(true, false).Select(holds => (FactValue)new BooleanFact(holds)))
        select PolicyMarket.Rules.Attributes.Facts.From(
            new[] { region, industry, size, listed }
                .Concat(numbers)
                .Concat(dates)
                .Concat(sets)
                .Where(pair => pair.Value is not null)
                .Select(pair => KeyValuePair.Create(pair.Key, pair.Value!))
        ); // filtered above

    private static Gen<KeyValuePair<string, FactValue?>> Known(string name, Gen<FactValue> value) =>
        Gen.Frequency(
            (1, Gen.Constant(KeyValuePair.Create(name, (FactValue?)null))),
            (3, value.Select(known => KeyValuePair.Create(name, (FactValue?)known)))
        );

    private static Gen<Condition> Tree(int depth)
    {
        if (depth == 0)
        {
            return Leaf;
        }

        var below = Tree(depth - 1);
        return Gen.Frequency(
            (3, Leaf),
            (2, from size in Gen.Choose(0, 3) from parts in below.ArrayOf(size) select (Condition)new AllOf([.. parts])),
            (2, from size in Gen.Choose(1, 3) from parts in below.ArrayOf(size) select (Condition)new AnyOf([.. parts])),
            (1, below.Select(part => (Condition)new Not(part)))
        );
    }

    private static Gen<Condition> Ordered(string[] attributes, Gen<FactValue> values)
    {
        var operand = Gen.Frequency(
            (3, values.Select(value => (Operand)new LiteralOperand(value))),
            (1, Gen.Elements(attributes).Select(name => (Operand)new AttributeOperand(name)))
        );
        var simple =
            from attribute in Gen.Elements(attributes)
            from op in Gen.Elements(Orders)
            from value in operand
            from cite in Cite
            select (Condition)new Comparison(attribute, op, value, cite);
        var between =
            from attribute in Gen.Elements(attributes)
            from low in operand
            from high in operand
            select (Condition)new Comparison(attribute, ComparisonOperator.Between, Range(low, high));
        return Gen.OneOf(simple, between, Member(attributes, values));
    }

    private static RangeOperand Range(Operand low, Operand high) =>
        low is LiteralOperand from && high is LiteralOperand to && FactOrder.Compare(from.Value, to.Value) > 0
            ? new RangeOperand(high, low)
            : new RangeOperand(low, high);

    private static Gen<Condition> Member(string[] attributes, Gen<FactValue> values) =>
        from attribute in Gen.Elements(attributes)
        from op in Gen.Elements(Membership)
        from size in Gen.Choose(1, 2)
        from members in values.ArrayOf(size)
        select (Condition)new Comparison(attribute, op, new ListOperand(members.ToImmutableArray()));

    private static Gen<Condition> Under(string attribute, Gen<FactValue> codes) =>
        Gen.OneOf(
            codes.Select(code => (Condition)new Comparison(attribute, ComparisonOperator.Under, new LiteralOperand(code))),
            codes.ArrayOf(2).Select(two => (Condition)new Comparison(attribute, ComparisonOperator.Under, new ListOperand(two.ToImmutableArray())))
        );
}
