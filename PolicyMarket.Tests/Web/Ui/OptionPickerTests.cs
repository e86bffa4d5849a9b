using Bunit;
using Microsoft.AspNetCore.Components.Web;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Tests.Web.Ui;

public sealed class OptionPickerTests : UiTest
{
    private static readonly PickOption[] All = [new("a", "营业收入", "税务"), new("b", "营业利润"), new("c", "从业人员")];
    private readonly List<string> said = [];

    [Fact]
    public void Typing_narrows_the_list_and_Enter_takes_the_marked_one()
    {
        var picker = Picker("");
        Assert.Empty(picker.FindAll("[role=option]"));

        picker.Find("input").Focus();
        Assert.Equal(3, picker.FindAll("[role=option]").Count);
        picker.Find("input").Input("营业");
        Assert.Equal(2, picker.FindAll("[role=option]").Count);
        Press(picker, "ArrowDown");
        Assert.Equal("true", picker.FindAll("[role=option]")[1].GetAttribute("aria-selected"));
        Assert.Equal(picker.FindAll("[role=option]")[1].Id, picker.Find("input").GetAttribute("aria-activedescendant"));
        Press(picker, "Enter");

        Assert.Equal(["pick b"], said);
        Assert.Empty(picker.FindAll("[role=option]"));
    }

    [Fact]
    public void Escape_puts_back_what_stood_there()
    {
        var picker = Picker("从业人员");
        picker.Find("input").Input("营");
        Press(picker, "Escape");

        Assert.Equal("从业人员", picker.Find("input").GetAttribute("value"));
        picker.Find("input").Blur();
        Assert.Empty(said);
    }

    [Fact]
    public void Leaving_takes_an_exact_text_and_reports_any_other()
    {
        var picker = Picker("");
        picker.Find("input").Input("从业人员");
        picker.Find("input").Blur();
        picker.Find("input").Input("查无此项");
        Assert.Contains("没有“查无此项”", picker.Find("[role=status]").TextContent, StringComparison.Ordinal);
        picker.Find("input").Blur();

        Assert.Equal(["pick c", "miss 查无此项"], said);
    }

    private IRenderedComponent<OptionPicker> Picker(string text) =>
        Render<OptionPicker>(p =>
            p.Add(x => x.Label, "指标")
                .Add(x => x.Text, text)
                .Add(x => x.Search, words => [.. All.Where(option => option.Text.Contains(words, StringComparison.Ordinal))])
                .Add(x => x.OnPick, option => said.Add($"pick {option.Value}"))
                .Add(x => x.OnMiss, missed => said.Add($"miss {missed}"))
        );

    private static void Press(IRenderedComponent<OptionPicker> picker, string key) => picker.Find("input").KeyDown(new KeyboardEventArgs { Key = key });
}
