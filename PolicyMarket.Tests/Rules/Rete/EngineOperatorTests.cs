using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Determination;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Encode;
using PolicyMarket.Rules.Engine.Execute;
using PolicyMarket.Rules.Engine.Missing;
using PolicyMarket.Rules.Engine.Results;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Tests.Rules.Rete;

/// <summary>Every operator in all three truth values, computed by hand, on every engine. Yes, no and ? stand for eligible, ineligible and unknown.</summary>
public sealed class EngineOperatorTests
{
    public static TheoryData<EngineKind, string, string, string> Leaves =>
        OnEachEngine(
            (Leaf("revenue", ">=", "300"), """{"revenue":300}""", "yes"),
            (Leaf("revenue", ">=", "300"), """{"revenue":299.99}""", "no"),
            (Leaf("revenue", ">=", "300"), "{}", "?"),
            (Leaf("revenue", ">", "300"), """{"revenue":300.01}""", "yes"),
            (Leaf("revenue", ">", "300"), """{"revenue":300.00}""", "no"),
            (Leaf("revenue", ">", "300"), "{}", "?"),
            (Leaf("revenue", "<=", "300"), """{"revenue":300}""", "yes"),
            (Leaf("revenue", "<=", "300"), """{"revenue":300.01}""", "no"),
            (Leaf("revenue", "<=", "300"), "{}", "?"),
            (Leaf("employees", "<", "300"), """{"employees":299}""", "yes"),
            (Leaf("employees", "<", "300"), """{"employees":300}""", "no"),
            (Leaf("employees", "<", "300"), "{}", "?"),
            (Leaf("registration_date", "<", "\"2024-01-01\""), """{"registration_date":"2023-12-31"}""", "yes"),
            (Leaf("registration_date", "<", "\"2024-01-01\""), """{"registration_date":"2024-01-01"}""", "no"),
            (Leaf("registration_date", "<", "\"2024-01-01\""), "{}", "?"),
            (Leaf("employees", "==", "5"), """{"employees":5}""", "yes"),
            (Leaf("employees", "==", "5"), """{"employees":6}""", "no"),
            (Leaf("employees", "==", "5"), "{}", "?"),
            (Leaf("revenue", "==", "1.50"), """{"revenue":1.5}""", "yes"),
            (Leaf("is_listed_company", "==", "false"), """{"is_listed_company":false}""", "yes"),
            (Leaf("is_listed_company", "!=", "false"), """{"is_listed_company":false}""", "no"),
            (Leaf("is_listed_company", "!=", "false"), "{}", "?"),
            (Leaf("tax_credit_rating", "!=", "\"D\""), """{"tax_credit_rating":"A"}""", "yes"),
            (Leaf("tax_credit_rating", "!=", "\"D\""), """{"tax_credit_rating":"D"}""", "no"),
            (Leaf("tax_credit_rating", "in", "[\"A\",\"B\"]"), """{"tax_credit_rating":"B"}""", "yes"),
            (Leaf("tax_credit_rating", "in", "[\"A\",\"B\"]"), """{"tax_credit_rating":"C"}""", "no"),
            (Leaf("tax_credit_rating", "in", "[\"A\",\"B\"]"), "{}", "?"),
            (Leaf("tax_credit_rating", "not_in", "[\"A\",\"B\"]"), """{"tax_credit_rating":"C"}""", "yes"),
            (Leaf("tax_credit_rating", "not_in", "[\"A\",\"B\"]"), """{"tax_credit_rating":"A"}""", "no"),
            (Leaf("tax_credit_rating", "not_in", "[\"A\",\"B\"]"), "{}", "?"),
            (Leaf("industry_code", "under", "\"C35\""), """{"industry_code":"C3512"}""", "yes"),
            (Leaf("industry_code", "under", "\"C35\""), """{"industry_code":"C3611"}""", "no"),
            (Leaf("industry_code", "under", "\"C35\""), "{}", "?"),
            (Leaf("registration_region", "under", "[\"430100\",\"431382\"]"), """{"registration_region":"430104"}""", "yes"),
            (Leaf("registration_region", "under", "[\"430100\",\"431382\"]"), """{"registration_region":"431300"}""", "no"),
            (Leaf("registration_region", "under", "[\"430100\",\"431382\"]"), "{}", "?"),
            (Leaf("revenue", "between", "[1,3]"), """{"revenue":1}""", "yes"),
            (Leaf("revenue", "between", "[1,3]"), """{"revenue":3.00}""", "yes"),
            (Leaf("revenue", "between", "[1,3]"), """{"revenue":3.01}""", "no"),
            (Leaf("revenue", "between", "[1,3]"), "{}", "?"),
            ("""{"attribute":"revenue","op":"exists"}""", """{"revenue":0}""", "yes"),
            ("""{"attribute":"revenue","op":"exists"}""", "{}", "no")
        );

    public static TheoryData<EngineKind, string, string, string> References =>
        OnEachEngine(
            (Leaf("rd_expense", ">", "\"@rd_expense_prior\""), """{"rd_expense":2,"rd_expense_prior":1}""", "yes"),
            (Leaf("rd_expense", ">", "\"@rd_expense_prior\""), """{"rd_expense":1,"rd_expense_prior":1}""", "no"),
            (Leaf("rd_expense", ">", "\"@rd_expense_prior\""), """{"rd_expense":1}""", "?"),
            (Leaf("rd_expense", "==", "\"@rd_expense_prior\""), "{}", "?"),
            (Leaf("rd_expense", "!=", "\"@rd_expense_prior\""), "{}", "?"),
            (Leaf("revenue", "between", "[\"@rd_expense\",100]"), """{"revenue":101}""", "no"),
            (Leaf("revenue", "between", "[\"@rd_expense\",100]"), """{"revenue":100}""", "?"),
            (Leaf("revenue", "between", "[\"@rd_expense\",100]"), """{"revenue":100,"rd_expense":100}""", "yes"),
            (Leaf("revenue", "between", "[5,\"@rd_expense\"]"), """{"revenue":4}""", "no"),
            (Not(Leaf("revenue", "between", "[\"@rd_expense\",100]")), """{"revenue":101}""", "yes")
        );

    public static TheoryData<EngineKind, string, string, string> Trees =>
        OnEachEngine(
            (All(Yes, Yes), Firm, "yes"),
            (All(Yes, No), Firm, "no"),
            (All(Yes, Unsure), Firm, "?"),
            (All(No, Unsure), Firm, "no"),
            (All(Unsure, Unsure), Firm, "?"),
            (Any(No, Yes), Firm, "yes"),
            (Any(No, No), Firm, "no"),
            (Any(No, Unsure), Firm, "?"),
            (Any(Yes, Unsure), Firm, "yes"),
            (Not(Yes), Firm, "no"),
            (Not(No), Firm, "yes"),
            (Not(Unsure), Firm, "?"),
            (Not(Not(Unsure)), Firm, "?"),
            (Not(All(Yes, Unsure)), Firm, "?"),
            (Not(All(No, Unsure)), Firm, "yes"),
            (Not(Any(Yes, Unsure)), Firm, "no"),
            (Any(All(Unsure, No), Not(Any(No, Unsure))), Firm, "?"),
            ("""{"feel":"rd_expense > 0.03 * revenue"}""", """{"rd_expense":4,"revenue":100}""", "yes"),
            ("""{"feel":"rd_expense > 0.03 * revenue"}""", """{"rd_expense":3,"revenue":100}""", "no"),
            ("""{"feel":"rd_expense > 0.03 * revenue"}""", """{"rd_expense":3}""", "?"),
            (Not("""{"feel":"rd_expense / revenue > 0.03"}"""), """{"rd_expense":3,"revenue":0}""", "?")
        );

    private const string Firm = """{"employees":10}""";

    private static string Yes => Leaf("employees", ">=", "10");

    private static string No => Leaf("employees", ">", "10");

    private static string Unsure => Leaf("revenue", ">", "10");

    [Theory]
    [MemberData(nameof(Leaves))]
    [MemberData(nameof(References))]
    [MemberData(nameof(Trees))]
    public void A_condition_has_the_truth_that_was_worked_out_by_hand(EngineKind engine, string condition, string facts, string expected) =>
        Assert.Equal(expected, Word(EngineCase.Ask(engine, condition, facts)));

    /// <summary>A set with members that no table recognises may hold the wanted one: that is unknown, unless a recognised member decides.</summary>
    [Theory]
    [InlineData("in", new[] { "little_giant" }, true, "yes")]
    [InlineData("in", new[] { "high_tech_enterprise" }, true, "?")]
    [InlineData("in", new[] { "high_tech_enterprise" }, false, "no")]
    [InlineData("not_in", new[] { "little_giant" }, true, "no")]
    [InlineData("not_in", new[] { "high_tech_enterprise" }, true, "?")]
    [InlineData("not_in", new[] { "high_tech_enterprise" }, false, "yes")]
    public void A_set_with_unrecognised_members_leaves_open_what_they_may_be(string op, string[] members, bool isPartial, string expected)
    {
        var rule = EngineCase.RuleOf(Leaf("qualifications_valid", op, "[\"little_giant\"]"));
        var firm = Facts.From([KeyValuePair.Create("qualifications_valid", (FactValue)new SetFact(members) { IsPartial = isPartial })]);
        foreach (var kind in Enum.GetValues<EngineKind>())
        {
            var compiled = EligibilityEngines.Of(kind).Compile([rule], EngineCase.Catalog, AwardIndex.Empty);
            using var result = compiled.Determine(FactTable.Of(EngineCase.Catalog, [firm]));

            Assert.Equal(
                (kind, expected, expected),
                (kind, Word(compiled.DetermineFirm(firm).OutcomeOf(0)), Word(result.OutcomeOf(new ItemIndex(0), new RowIndex(0))))
            );
        }
    }

    private static TheoryData<EngineKind, string, string, string> OnEachEngine(params (string Condition, string Facts, string Expected)[] cases)
    {
        var data = new TheoryData<EngineKind, string, string, string>();
        foreach (var kind in Enum.GetValues<EngineKind>())
        {
            foreach (var (condition, facts, expected) in cases)
            {
                data.Add(kind, condition, facts, expected);
            }
        }

        return data;
    }

    private static string Leaf(string attribute, string op, string value) => $$"""{"attribute":"{{attribute}}","op":"{{op}}","value":{{value}}}""";

    private static string All(params string[] parts) => $$"""{"all":[{{string.Join(',', parts)}}]}""";

    private static string Any(params string[] parts) => $$"""{"any":[{{string.Join(',', parts)}}]}""";

    private static string Not(string part) => $$"""{"not":{{part}}}""";

    private static string Word(OutcomeKind outcome) =>
        outcome switch
        {
            OutcomeKind.Eligible => "yes",
            OutcomeKind.Ineligible => "no",
            _ => "?",
        };
}
