using System.Reflection;
using System.Text.RegularExpressions;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Sampling;

namespace PolicyMarket.Tests.House;

/// <summary>The kinds of conditions are listed in one interface, and code that depends on the kind implements it.</summary>
public sealed class ConditionKindTests
{
    private static readonly Type[] Kinds =
    [
        .. typeof(Condition).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(Condition))),
    ];

    private static readonly Regex Comment = new("//.*");

    private static readonly Regex TypeTest = new(TestOf(string.Join('|', Kinds.Select(kind => kind.Name))), RegexOptions.Multiline);

    [Fact]
    public void Each_kind_has_one_method_of_the_visitor_and_none_has_a_default()
    {
        var methods = typeof(IConditionVisitor<>).GetMethods();

        Assert.Equal(
            Kinds.Select(kind => kind.Name).Order(StringComparer.Ordinal),
            methods.Select(method => method.GetParameters().Single().ParameterType.Name).Order(StringComparer.Ordinal)
        );
        Assert.All(methods, method => Assert.True(method.IsAbstract, $"{method.Name} has a default: a place could forget the kind."));
        Assert.All(Kinds, kind => Assert.True(kind.IsSealed, $"{kind.Name} is not sealed."));
    }

    [Fact]
    public void Each_kind_calls_its_own_method_of_the_visitor()
    {
        var generated = GeneratedKinds(seeds: 40);

        Assert.Equal(Kinds.ToHashSet(), generated.Keys.ToHashSet());
        Assert.All(generated, one => Assert.Equal(one.Key, one.Value.Accept(new KindVisitor())));
    }

    [Fact]
    public void Code_that_depends_on_the_kind_of_a_condition_is_a_visitor()
    {
        var tests =
            from file in SourceTree.Product(".cs", ".razor")
            from test in TypeTest.Matches(Comment.Replace(file.Text, ""))
            select $"{file.Path}: {test.Value.Trim()}";

        Assert.Empty(tests);
    }

    [Fact]
    public void The_steps_for_a_new_kind_name_every_visitor()
    {
        var steps = SourceTree.Documents().Single(file => file.Path == "docs/contributing.md").Text;
        var visitors = new[] { typeof(Condition).Assembly, typeof(PolicyMarket.Data.DataRegistration).Assembly, typeof(Program).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type =>
                type is { IsAbstract: false }
                && type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IConditionVisitor<>))
            )
            .Select(type => (type.DeclaringType ?? type).Name)
            .Distinct();

        var missing = visitors.Where(name => !steps.Contains($"`{name}`", StringComparison.Ordinal)).ToList();

        Assert.True(missing.Count == 0, $"docs/contributing.md does not name {string.Join(", ", missing)}.");
    }

    [Theory]
    [InlineData("if (condition is AllOf all)", true)]
    [InlineData("if (condition is not AnyOf)", true)]
    [InlineData("        Comparison or FeelCondition => 1,", true)]
    [InlineData("        Comparison leaf when leaf.Cite is null => 1,", true)]
    [InlineData("        AllOf { Parts.IsEmpty: true } => Always,", true)]
    [InlineData("            case FeelCondition feel:", true)]
    [InlineData("parts.OfType<Comparison>()", true)]
    [InlineData("var all = (AllOf)condition;", true)]
    [InlineData("var all = condition as AllOf;", true)]
    [InlineData("part is { Condition: Comparison leaf }", true)]
    [InlineData("condition.GetType() == typeof(AnyOf)", true)]
    [InlineData("var all = new AllOf([leaf]);", false)]
    [InlineData("    private static Comparison Sized(int people) => new();", false)]
    [InlineData("    public Truth VisitAll(AllOf all) => Truth.True;", false)]
    [InlineData("ImmutableArray<Comparison> leaves = [];", false)]
    public void A_type_test_on_a_kind_is_found(string line, bool isTest) => Assert.Equal(isTest, TypeTest.IsMatch(line));

    /// <summary>The patterns, casts and filters by type that take the place of a visitor.</summary>
    private static string TestOf(string kinds) =>
        $@"\b(is|not|or|and|case|as)\s+({kinds})\b"
        + $@"|^\s+({kinds})\b(\s+\w+)?(\s*\{{[^}}\n]*\}}(\s*\w+)?)?(\s+(when|or)\b[^\n]*)?\s*=>"
        + $@"|\b(OfType|Cast)<({kinds})>"
        + $@"|\btypeof\(({kinds})\)"
        + $@"|[=(,!\s]\(({kinds})\)\w"
        + $@"|\b[A-Z]\w*:\s+({kinds})\b";

    /// <summary>One condition of each kind that random items contain.</summary>
    private static Dictionary<Type, Condition> GeneratedKinds(int seeds)
    {
        var found = new Dictionary<Type, Condition>();
        for (var seed = 1UL; seed <= (ulong)seeds; seed++)
        {
            foreach (var rule in new RandomMarket(seed, items: 10, firms: 0).Items)
            {
                Collect(rule.Conditions, found);
            }
        }

        return found;
    }

    private static void Collect(Condition condition, Dictionary<Type, Condition> found)
    {
        found.TryAdd(condition.GetType(), condition);
        foreach (var part in condition.Children)
        {
            Collect(part, found);
        }
    }

    private sealed class KindVisitor : IConditionVisitor<Type>
    {
        public Type VisitAll(AllOf all) => typeof(AllOf);

        public Type VisitAny(AnyOf any) => typeof(AnyOf);

        public Type VisitNot(Not not) => typeof(Not);

        public Type VisitComparison(Comparison leaf) => typeof(Comparison);

        public Type VisitFormula(FeelCondition leaf) => typeof(FeelCondition);
    }
}
