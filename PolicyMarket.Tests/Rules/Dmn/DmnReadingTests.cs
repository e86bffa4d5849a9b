using System.Globalization;
using System.Text;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Dmn.Model;
using PolicyMarket.Rules.Dmn.Source;

namespace PolicyMarket.Tests.Rules.Dmn;

public sealed class DmnReadingTests
{
    private const string Space = "https://www.omg.org/spec/DMN/20191111/MODEL/";

    [Theory]
    [InlineData("<definitions", DiagnosticCatalogue.DmnNotXml)]
    [InlineData("", DiagnosticCatalogue.DmnNotXml)]
    [InlineData("<a>&lol;</a>", DiagnosticCatalogue.DmnNotXml)]
    [InlineData("<!DOCTYPE a [<!ENTITY lol \"lol\">]><a>&lol;</a>", DiagnosticCatalogue.DmnUnsafeXml)]
    [InlineData("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>", DiagnosticCatalogue.DmnUnsafeXml)]
    [InlineData("<definitions/>", DiagnosticCatalogue.DmnNotDmn)]
    [InlineData("<html xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\"/>", DiagnosticCatalogue.DmnNotDmn)]
    public void A_file_that_is_no_model_is_refused(string xml, string code) => Assert.Equal(code, Assert.Single(Read(xml).Diagnostics).Code);

    [Fact]
    public void A_document_type_is_found_in_every_encoding() =>
        Assert.Equal(DiagnosticCatalogue.DmnUnsafeXml, Assert.Single(DmnModel.Read(Encoding.Unicode.GetBytes("\uFEFF<!DOCTYPE a><a/>")).Diagnostics).Code);

    [Fact]
    public void Size_depth_and_number_of_elements_are_bounded()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", DmnLimits.Depth + 2)) + string.Concat(Enumerable.Repeat("</a>", DmnLimits.Depth + 2));
        var many = $"<a>{string.Concat(Enumerable.Repeat("<b/>", DmnLimits.Elements))}</a>";
        var large = $"<a>{new string('x', DmnLimits.Bytes)}</a>";

        foreach (var xml in new[] { deep, many, large })
        {
            Assert.Equal(DiagnosticCatalogue.DmnTooLarge, Assert.Single(Read(xml).Diagnostics).Code);
        }
    }

    [Theory]
    [InlineData("20180521/MODEL/", "1.2")]
    [InlineData("20191111/MODEL/", "1.3")]
    [InlineData("20211108/MODEL/", "1.4")]
    [InlineData("20230324/MODEL/", "1.5")]
    public void The_version_is_read_from_the_namespace(string space, string version) =>
        Assert.Equal(version, Read($"<x:definitions xmlns:x=\"https://www.omg.org/spec/DMN/{space}\" name=\"m\"/>").Required.Version);

    [Fact]
    public void A_mistake_in_an_expression_is_told_with_line_and_column()
    {
        var model = Model(
            """
            <decision id="d" name="金额">
            <literalExpression><text>1 +
              * 2</text></literalExpression></decision>
            """
        );

        var problem = Assert.Single(model.Problems);
        Assert.Equal((DiagnosticCatalogue.DmnExpression, "第 4 行第 3 列"), (problem.Code, problem.Where));
        Assert.StartsWith("金额：", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""<decision id="d"/>""", DiagnosticCatalogue.DmnShape)]
    [InlineData("""<decision name="a" id="x"/><decision name="b" id="x"/>""", DiagnosticCatalogue.DmnShape)]
    [InlineData("""<decision name="a"><conditional/></decision>""", DiagnosticCatalogue.DmnShape)]
    [InlineData(
        """<decision name="a"><informationRequirement><requiredInput href="#no"/></informationRequirement></decision>""",
        DiagnosticCatalogue.DmnReference
    )]
    [InlineData("""<import name="i" namespace="urn:no" importType="https://www.omg.org/spec/DMN/20191111/MODEL/"/>""", DiagnosticCatalogue.DmnReference)]
    [InlineData("""<import name="i" namespace="urn:no" importType="http://www.w3.org/2001/XMLSchema"/>""", DiagnosticCatalogue.DmnReference)]
    [InlineData(
        """
            <decision name="a" id="a"><informationRequirement><requiredDecision href="#b"/></informationRequirement></decision>
            <decision name="b" id="b"><informationRequirement><requiredDecision href="#a"/></informationRequirement></decision>
            """,
        DiagnosticCatalogue.DmnCycle
    )]
    [InlineData("""<itemDefinition name="t"><typeRef>t</typeRef></itemDefinition>""", DiagnosticCatalogue.DmnCycle)]
    [InlineData("""<inputData name="a"><variable name="a" typeRef="tNo"/></inputData>""", DiagnosticCatalogue.DmnType)]
    [InlineData(
        """<itemDefinition name="t"><typeRef>string</typeRef><allowedValues><text>"a",,</text></allowedValues></itemDefinition>""",
        DiagnosticCatalogue.DmnType
    )]
    [InlineData(
        """<decision name="a"><literalExpression expressionLanguage="urn:groovy"><text>1</text></literalExpression></decision>""",
        DiagnosticCatalogue.DmnLanguage
    )]
    [InlineData("""<businessKnowledgeModel name="a"><encapsulatedLogic kind="PMML"/></businessKnowledgeModel>""", DiagnosticCatalogue.DmnLanguage)]
    [InlineData(
        """<decision name="a"><literalExpression><importedValues importType="csv"/></literalExpression></decision>""",
        DiagnosticCatalogue.DmnLanguage
    )]
    [InlineData("""<decision name="a"><decisionTable hitPolicy="LAST"><output/></decisionTable></decision>""", DiagnosticCatalogue.DmnTable)]
    [InlineData("""<decision name="a"><decisionTable/></decision>""", DiagnosticCatalogue.DmnTable)]
    [InlineData("""<decision name="a"><decisionTable><output/><rule/></decisionTable></decision>""", DiagnosticCatalogue.DmnTable)]
    [InlineData("""<decision name="a"><decisionTable><output/><output/></decisionTable></decision>""", DiagnosticCatalogue.DmnTable)]
    [InlineData(
        """<decision name="a"><decisionTable hitPolicy="COLLECT" aggregation="SUM"><output name="x"/><output name="y"/></decisionTable></decision>""",
        DiagnosticCatalogue.DmnTable
    )]
    public void A_fault_of_the_model_is_told_with_its_place(string content, string code)
    {
        var problems = Model(content).Problems;

        Assert.Equal(code, problems[0].Code);
        Assert.StartsWith("第 ", problems[0].Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_chain_of_decisions_does_not_exhaust_the_stack()
    {
        var chain = new StringBuilder("<decision name=\"d0\" id=\"d0\"><literalExpression><text>1</text></literalExpression></decision>");
        for (var i = 1; i < 12_000; i++)
        {
            chain.Append(
                CultureInfo.InvariantCulture,
                $"<decision name=\"d{i}\" id=\"d{i}\"><informationRequirement><requiredDecision href=\"#d{i - 1}\"/></informationRequirement>"
                    + $"<literalExpression><text>d{i - 1}</text></literalExpression></decision>"
            );
        }

        Assert.Equal(12_000, Model(chain.ToString()).Decisions.Length);
    }

    [Fact]
    public void The_content_of_a_model_is_listed()
    {
        var model = Model(
            """
            <itemDefinition name="t" isCollection="true"><typeRef>number</typeRef></itemDefinition>
            <inputData name="收入" id="i"><variable name="收入" typeRef="t"/></inputData>
            <decision name="合计" id="d"><variable name="合计" typeRef="number"/>
            <informationRequirement><requiredInput href="#i"/></informationRequirement>
            <literalExpression><text>sum(收入)</text></literalExpression></decision>
            """
        );

        Assert.Empty(model.Problems);
        Assert.Equal(("t", "list<number>"), (model.Types[0].Name, model.Types[0].Type));
        Assert.Equal("list<number>", Assert.Single(model.Inputs).Type);
        var decision = Assert.Single(model.Decisions);
        Assert.Equal(("number", "表达式", "收入"), (decision.Type, decision.Form, Assert.Single(decision.Requires)));
    }

    private static DmnModel Model(string content) =>
        Read($"<definitions xmlns=\"{Space}\" name=\"m\" namespace=\"urn:m\">\n{content}</definitions>").Required;

    private static Result<DmnModel> Read(string xml) => DmnModel.Read(Encoding.UTF8.GetBytes(xml));
}
