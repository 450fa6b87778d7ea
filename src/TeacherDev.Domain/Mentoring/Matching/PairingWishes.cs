using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Mentoring.Matching;

/// <summary>志愿 of one person for the next matching: whom one would like as a mentor, the dearest wish first, or as mentees. A wish is weighed, never a rule.</summary>
public sealed class PairingWishes : Aggregate
{
    public const int Most = 5;

    private readonly List<PairingWish> wishes = [];

    public PairingWishes(int personId, PairingSide side) => (PersonId, Side) = (personId, side == PairingSide.School ? throw new RuleBroken("志愿由师傅或徒弟本人填写") : side);

    private PairingWishes() { }

    public int PersonId { get; private set; }

    /// <summary>As what the person wishes: a mentee wishes for mentors, a mentor for mentees.</summary>
    public PairingSide Side { get; private set; }

    public IReadOnlyList<PairingWish> Wishes => [.. wishes.OrderBy(w => w.Place)];

    /// <summary>Puts these in place of all before; none takes the wishes back.</summary>
    /// <exception cref="RuleBroken">Oneself, somebody twice, or too many.</exception>
    public void Wish(IReadOnlyList<int> wished)
    {
        if (wished.Contains(PersonId)) throw new RuleBroken("志愿里不能写自己");
        if (wished.Distinct().Count() < wished.Count) throw new RuleBroken("同一个人只能写一次志愿");
        if (wished.Count > Most) throw new RuleBroken("志愿最多 {0} 个", Most);
        wishes.RemoveAll(w => !wished.Contains(w.WishedId));
        foreach (var (at, id) in wished.Index())
        {
            if (wishes.Find(w => w.WishedId == id) is { } kept) kept.MoveTo(at + 1);
            else wishes.Add(new PairingWish(id, at + 1));
        }
        Touch();
    }
}

public sealed class PairingWish
{
    internal PairingWish(int wishedId, int place) => (WishedId, Place) = (wishedId, place);

    private PairingWish() { }

    public int Id { get; private set; }

    public int WishesId { get; private set; }

    public int WishedId { get; private set; }

    /// <summary>第几志愿, from 1.</summary>
    public int Place { get; private set; }

    internal void MoveTo(int place) => Place = place;
}
