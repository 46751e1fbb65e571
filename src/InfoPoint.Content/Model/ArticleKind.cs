namespace InfoPoint.Content;

/// <summary>What an article is; written with hyphens in files (<c>animal-health</c>).</summary>
public enum ArticleKind
{
    /// <summary>How to do something, in steps.</summary>
    Technique,

    /// <summary>A crop variety with comparable fields.</summary>
    Variety,

    /// <summary>A pest or disease of plants.</summary>
    Pest,

    /// <summary>A disease or care of animals.</summary>
    AnimalHealth,

    /// <summary>A question with its answer.</summary>
    Question,

    /// <summary>Something that happened, dated.</summary>
    News,

    /// <summary>Lessons in an order.</summary>
    Course,

    /// <summary>A legal or administrative document.</summary>
    Document,

    /// <summary>What an office does for people.</summary>
    Service,

    /// <summary>A district or other area.</summary>
    Place,
}

/// <summary>For whom an article is written.</summary>
public enum Audience
{
    /// <summary>Farmers.</summary>
    Farmer,

    /// <summary>Staff of districts and departments.</summary>
    Staff,

    /// <summary>Trainers.</summary>
    Trainer,
}

/// <summary>Whether mistakes can harm people or animals.</summary>
public enum Safety
{
    /// <summary>No special danger.</summary>
    Normal,

    /// <summary>Food, poison, animal and plant medicine, pressure, machines.</summary>
    Critical,
}

/// <summary>How far a text has been checked.</summary>
public enum ReviewState
{
    /// <summary>Nobody but the author has read it.</summary>
    Draft,

    /// <summary>A second person has read it.</summary>
    Reviewed,

    /// <summary>An officer has signed it off.</summary>
    Approved,
}

/// <summary>What is done in a month of the crop calendar.</summary>
public enum Activity
{
    /// <summary>Prepare land, house or material.</summary>
    Prepare,

    /// <summary>Sow.</summary>
    Sow,

    /// <summary>Plant.</summary>
    Plant,

    /// <summary>Care.</summary>
    Care,

    /// <summary>Harvest.</summary>
    Harvest,

    /// <summary>Process.</summary>
    Process,

    /// <summary>Sell.</summary>
    Sell,
}
