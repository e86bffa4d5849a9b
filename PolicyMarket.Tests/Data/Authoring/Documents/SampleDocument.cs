namespace PolicyMarket.Tests.Data.Authoring.Documents;

/// <summary>A short document in the shape of real ones.</summary>
internal static class SampleDocument
{
    public const string Text = """
        涟源市人民政府关于印发涟源市工业企业扶持办法的通知
        涟政发〔2026〕12号
        各乡镇人民政府，市直各单位：
        　　现将《涟源市工业企业扶持办法》印发给你们，请遵照执行。
        　　涟源市人民政府
        　　2026年3月1日
        涟源市工业企业扶持办法
        　　第一条　为促进工业发展，制定本办法。
        　　第二条　申请奖励的企业应当同时符合下列条件：
        　　（一）从业人员300人以上；
        　　（二）上年度研发费用总额在200万元（含）以上。
        　　第三条　符合条件的，给予一次性奖励50万元。
        　　第四条　有下列情形之一的，不予支持：
        　　（一）被列入严重失信主体名单的；
        　　（二）被列入经营异常名录的。
        　　第五条　本办法自2026年4月1日起施行，有效期5年。
        """;

    /// <summary>The same document again, in the middle of its own text.</summary>
    public static string Twice => Text + "\n" + Text;
}
