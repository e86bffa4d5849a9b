using System.Text.RegularExpressions;
using PolicyMarket.Rules.Documents.Model;
using PolicyMarket.Rules.Documents.Numerals;
using PolicyMarket.Rules.Documents.Sentences;

namespace PolicyMarket.Rules.Documents.Amounts;

/// <summary>Amounts of one sentence.</summary>
internal sealed partial class SentenceAmounts(ReadSentence sentence, int index)
{
    private readonly List<AmountDraft> _own = [];
    private QuantityRole _before = QuantityRole.Other;
    private bool _hasStep;
    private bool _hasUnit;

    public static bool IsBonus(string words) => Bonus().IsMatch(words);

    /// <summary>Limits and instalments that stand in a sentence of their own change the last of the amounts before.</summary>
    public List<AmountDraft> Read(List<AmountDraft> before)
    {
        foreach (var placed in sentence.Quantities)
        {
            Take(placed, before);
            _before = placed.Role is QuantityRole.Other or QuantityRole.Time ? _before : placed.Role;
        }

        Relieve();
        Divide(before);
        Decide();
        return _own;
    }

    private void Take(PlacedQuantity placed, List<AmountDraft> before)
    {
        switch (placed.Role)
        {
            case QuantityRole.Step:
                _hasStep = true;
                break;
            case QuantityRole.UnitBase:
                _hasUnit = true;
                break;
            case QuantityRole.Award or QuantityRole.Rate:
                AddFigure(placed);
                break;
            case QuantityRole.Cap:
                Limit(placed, before);
                break;
            case QuantityRole.Floor:
                (_own.Count > 0 ? _own[^1] : Start("floor", placed)).Floor = Figure(placed.Quantity);
                break;
        }
    }

    private void AddFigure(PlacedQuantity placed)
    {
        var form = FormOf(placed);
        var last = _own.Count > 0 ? _own[^1] : null;
        var continues =
            last is not null
            && (placed.IsListed || last.Cap is null || !IsBonus(placed.Left))
            && last.Figures.Count > 0
            && last.Figures[0].Unit == placed.Quantity.Unit
            && form != "bonus"
            && (form == last.Form || last.Form is "tiers" or "slices" || placed.IsListed);
        if (!continues)
        {
            var draft = Start(form, placed);
            draft.Figures.Add(Figure(placed.Quantity));
            return;
        }

        last!.Figures.Add(Figure(placed.Quantity)); // continues is only true with a draft before
        last.End = sentence.Start + placed.Quantity.End;
        last.Form = last.Form switch
        {
            "fixed" or "rate" when placed.RangeEnd == 2 => last.Form,
            "fixed" or "rate" => Slices().IsMatch(sentence.Words) && placed.Quantity.IsShare ? "slices" : "tiers",
            _ => last.Form,
        };
    }

    private string FormOf(PlacedQuantity placed)
    {
        if (_hasStep && _before == QuantityRole.Step && placed.Role == QuantityRole.Award)
        {
            return "steps";
        }

        if (IsBonus(placed.Left) || (placed.Quantity.Unit == "个百分点" && Raise().IsMatch(placed.Left)))
        {
            return "bonus";
        }

        if (Difference().IsMatch(sentence.Words))
        {
            return "difference";
        }

        if (placed.Role == QuantityRole.Rate)
        {
            return "rate";
        }

        return SentenceReader.UnitAfter().IsMatch(placed.Right) || PerUnit().IsMatch(placed.Left) || (_hasUnit && _before == QuantityRole.UnitBase)
                ? "unit_price"
            : _hasStep && _before is QuantityRole.Step or QuantityRole.UnitBase ? "steps"
            : "fixed";
    }

    private void Limit(PlacedQuantity placed, List<AmountDraft> before)
    {
        var figure = Figure(placed.Quantity);
        if (_own is [.., var last] && last.Cap is null)
        {
            (last.Cap, last.End) = (figure, sentence.Start + placed.Quantity.End);
        }
        else if (_own.Count == 0 && OwnLimit().IsMatch(sentence.Words) && before is [.., var above] && above.Cap is null && above.Form != "cap")
        {
            (above.Cap, above.End) = (figure, sentence.Start + placed.Quantity.End);
        }
        else if (_own.Count == 0 || !placed.IsListed)
        {
            var isTotal = Total().IsMatch(placed.Left) || !SentenceReader.Award().IsMatch(sentence.Words);
            Start(_own.Count > 0 || isTotal ? "cap" : "discretion", placed).Cap = figure;
        }
        else
        {
            // 最高50万元、30万元: the parts of a list of limits
            Start("discretion", placed).Cap = figure;
        }
    }

    private void Relieve()
    {
        if (Relief().IsMatch(sentence.Words) && !Grant().IsMatch(sentence.Words))
        {
            foreach (var draft in _own.Where(draft => draft.Form is "rate" or "fixed" or "tiers" or "unit_price"))
            {
                draft.Form = "relief";
            }

            if (_own.Count == 0 && ReliefWords().Match(sentence.Words) is { Success: true } words)
            {
                var draft = new AmountDraft("relief", sentence.Start + words.Index, sentence.Start + words.Index + words.Length)
                {
                    Paragraph = sentence.Paragraph,
                    Sentence = index,
                };
                if (words.Value.Contains('半'))
                {
                    draft.Figures.Add(new ReadFigure(50, "%"));
                }

                _own.Add(draft);
            }
        }
    }

    private void Divide(List<AmountDraft> before)
    {
        if (!Instalments().IsMatch(sentence.Words))
        {
            return;
        }

        if (_own.Count > 0)
        {
            var divided = _own.Where(draft => draft.Form is "fixed" or "rate" or "tiers" or "discretion" or "cap").ToList();
            foreach (var later in divided.Skip(1))
            {
                divided[0].Figures.AddRange(later.Figures);
                divided[0].Cap ??= later.Cap;
                _own.Remove(later);
            }

            if (divided.Count > 0)
            {
                divided[0].Form = "instalments";
            }
        }
        else if (before is [.., var last] && last.Form == "fixed")
        {
            last.Form = "instalments";
        }
    }

    private void Decide()
    {
        if (_own.Count == 0 && Discretion().Match(sentence.Words) is { Success: true } words)
        {
            _own.Add(
                new AmountDraft("discretion", sentence.Start + words.Index, sentence.Start + words.Index + words.Length)
                {
                    Paragraph = sentence.Paragraph,
                    Sentence = index,
                }
            );
        }
    }

    private AmountDraft Start(string form, PlacedQuantity placed)
    {
        var draft = new AmountDraft(
            form,
            sentence.Start + Math.Max(0, placed.Quantity.Start - Math.Min(placed.Left.Length, 12)),
            sentence.Start + placed.Quantity.End
        )
        {
            Paragraph = sentence.Paragraph,
            Sentence = index,
        };
        _own.Add(draft);
        return draft;
    }

    private static ReadFigure Figure(Quantity quantity) => new(quantity.Value, quantity.Unit);

    [GeneratedRegex(@"(再|另|额外|加奖|叠加|增加奖励|追加)[^，；]{0,14}$", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Bonus();

    [GeneratedRegex(@"(上浮|提高|增加|上调|提升)[^，；]{0,4}$", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Raise();

    [GeneratedRegex(@"补差|差额|晋级|就差", RegexOptions.None, 2000)]
    private static partial Regex Difference();

    [GeneratedRegex(@"部分", RegexOptions.None, 2000)]
    private static partial Regex Slices();

    [GeneratedRegex(
        @"每(?!年|季|半年|家|户|个企业|个项目|个单位|企业|项目|单位|增|满|新|上|完成|达)[\u4E00-\u9FFF]{1,4}[^，；]{0,12}$",
        RegexOptions.None,
        2000
    )]
    private static partial Regex PerUnit();

    [GeneratedRegex(@"(累计|合计|年度|全年|总额|单个|单户|同一|单家|单项)", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Total();

    [GeneratedRegex(@"^[^，]{0,30}(最高|不超过|上限|封顶|限额)", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex OwnLimit();

    [GeneratedRegex(@"减按|减征|免征|减半征收|加计扣除|减免|即征即退|抵减|免收|退税|税率|扣减|缓缴|减收|抵免|退还", RegexOptions.None, 2000)]
    private static partial Regex Relief();

    [GeneratedRegex(@"奖励|补助|补贴|资助|奖补", RegexOptions.None, 2000)]
    private static partial Regex Grant();

    [GeneratedRegex(@"减半(征收|缴纳|收取)?|免征|免收|免缴|减免|即征即退", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex ReliefWords();

    [GeneratedRegex(
        @"分(\d|[一二两三四五六])(年|期|次|批|个年度|阶段)|分(年度?|期|批|阶段)(兑现|兑付|拨付|发放|给予|奖励|支付)|第一年[^\u3002]{0,30}第二年|首年[^\u3002]{0,30}次年",
        RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex Instalments();

    [GeneratedRegex(@"一事一议|一企一策|专题研究(确定|给予)|酌情(给予|奖励|支持)|视情(况)?给予", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Discretion();
}
