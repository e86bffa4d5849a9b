using System.Text;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Dmn.Model;
using PolicyMarket.Rules.Dmn.Testing;
using PolicyMarket.Rules.Feel.Functions;

namespace PolicyMarket.Tests.Rules.Dmn;

public sealed class DmnTestFileTests
{
    private const string Model = """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="m" namespace="urn:m">
        <inputData name="a" id="a"><variable name="a" typeRef="number"/></inputData>
        <decision name="d" id="d"><informationRequirement><requiredInput href="#a"/></informationRequirement>
        <literalExpression><text>a / 3</text></literalExpression></decision>
        <decision name="java" id="java"><functionDefinition kind="Java"/></decision>
        <decision name="endless" id="endless"><literalExpression><text>for i in 1..1000000000000 return i</text></literalExpression></decision>
        </definitions>
        """;

    [Theory]
    [InlineData("d", "<value xsi:type=\"xsd:decimal\">0.333333333</value>", DmnVerdict.Passed, null)]
    [InlineData("d", "<value xsi:type=\"xsd:decimal\">0.3334</value>", DmnVerdict.Failed, null)]
    [InlineData("d", "<value xsi:nil=\"true\"/>", DmnVerdict.Failed, null)]
    [InlineData("d", "<value xsi:type=\"xsd:string\">0.333333333</value>", DmnVerdict.Failed, null)]
    [InlineData("x", "<value xsi:nil=\"true\"/>", DmnVerdict.Failed, "模型里没有“x”")]
    [InlineData("java", "<value xsi:nil=\"true\"/>", DmnVerdict.Refused, "java：Java 函数不能运行，只能用 FEEL 写的函数。")]
    [InlineData("endless", "<value xsi:type=\"xsd:decimal\">1</value>", DmnVerdict.Failed, "计算步数超过")]
    public void Each_result_is_judged(string node, string expected, DmnVerdict verdict, string? why)
    {
        var result = Run(
            $"<testCase id=\"1\"><inputNode name=\"a\"><value xsi:type=\"xsd:decimal\">1</value></inputNode>"
                + $"<resultNode name=\"{node}\"><expected>{expected}</expected></resultNode></testCase>"
        );

        var one = Assert.Single(result.Cases);
        Assert.Equal(verdict, one.Verdict);
        if (why is not null && node != "endless")
        {
            Assert.Equal(why, one.Why);
        }
    }

    [Theory]
    [InlineData("1", "0.333333333", DmnVerdict.Passed)]
    [InlineData("1", "0.4", DmnVerdict.Failed)]
    [InlineData("one", "", DmnVerdict.Failed)]
    public void A_value_without_a_type_is_read_as_the_input_declares(string given, string expected, DmnVerdict verdict)
    {
        var result = Run(
            $"<testCase id=\"1\"><inputNode name=\"a\"><value>{given}</value></inputNode>"
                + $"<resultNode name=\"d\"><expected><value>{expected}</value></expected></resultNode></testCase>"
        );

        Assert.Equal(verdict, Assert.Single(result.Cases).Verdict);
    }

    [Theory]
    [InlineData("<other/>")]
    [InlineData("<testCase id=\"1\"/>")]
    [InlineData("<testCase id=\"1\"><resultNode name=\"d\"><expected><value xsi:type=\"xsd:date\">soon</value></expected></resultNode></testCase>")]
    [InlineData("<testCase id=\"1\"><inputNode name=\"a\"><component/></inputNode><resultNode name=\"d\"/></testCase>")]
    public void A_test_file_with_a_fault_is_told(string content) =>
        Assert.Contains(Run(content).Problems, problem => problem.Code == DiagnosticCatalogue.DmnTestShape);

    [Fact]
    public void A_file_without_its_model_is_refused()
    {
        var library = new DmnLibrary([]);

        var result = DmnTestFile.Run(library, "t", Encoding.UTF8.GetBytes("<testCases><testCase/></testCases>"), "no.dmn", FeelClock.None);

        Assert.Equal((1, 0), (result.Count(DmnVerdict.Refused), result.Count(DmnVerdict.Failed)));
        Assert.Equal(DiagnosticCatalogue.DmnReference, Assert.Single(result.Problems).Code);
    }

    private static DmnTestResult Run(string content)
    {
        var library = new DmnLibrary([("m.dmn", Encoding.UTF8.GetBytes(Model))]);
        var test =
            "<testCases xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\">"
            + $"<modelName>m.dmn</modelName>{content}</testCases>";
        return DmnTestFile.Run(library, "t", Encoding.UTF8.GetBytes(test), "m.dmn", FeelClock.None);
    }
}
