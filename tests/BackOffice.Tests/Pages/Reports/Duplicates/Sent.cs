namespace QuttyMeken.BackOffice.Tests.Pages.Reports.Duplicates;

/// <summary>What was sent twice, and what was not.</summary>
internal static class Sent
{
    public const string Account = "Емханада терапевтке кезекке тұрғаныма үш апта болды. Регистратурадағы қыз бес мың берсеңіз ертең кіресіз деді, түбіртек жоқ.";
    public const string Copy = "Регистратурадагы кыз бес мын берсениз ертен киресиз деди, тубиртек жок! Емханада терапевтке кезекке турганыма уш апта болды";
    public const string Other = "Мектепте әр сыныптан қырық мың теңгеден жинап жатыр, директор жөндеуге деп айтады, ал ата-аналар комитеті есеп бермейді.";
}
