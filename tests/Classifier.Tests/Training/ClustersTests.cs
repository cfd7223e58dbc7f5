using Xunit;

namespace QuttyMeken.Classifier.Tests;

public sealed class ClustersTests
{
    private static readonly string[] Texts =
    [
        "Жер бөлімінде үш ай жүрмін, қағазым дайын емес дейді, ертең кел дейді",
        "В школе собирают деньги на ремонт, по десять тысяч с каждого",
        "жер болиминде уш ай журмин, кагазым дайын емес дейди, ертен кел деп",
        "Автобус не приходит вовремя",
    ];

    [Fact]
    public void Texts_that_are_nearly_the_same_are_one_cluster_and_others_are_not() =>
        Assert.Equal([0, 1, 0, 3], Clusters.Of([.. Texts.Select(Normalisation.Words)]));

    [Fact]
    public void A_cluster_stays_in_one_fold_whatever_the_order()
    {
        var folds = Clusters.Folds([.. Texts.Select(Normalisation.Words)], 5, seed: 1);
        var turned = Clusters.Folds([.. Texts.Reverse().Select(Normalisation.Words)], 5, seed: 1);

        Assert.Equal(folds[0], folds[2]);
        Assert.Equal(folds, turned.Reverse());
    }
}
