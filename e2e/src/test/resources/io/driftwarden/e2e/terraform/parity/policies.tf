data "aws_iam_policy_document" "base" {
  statement {
    sid       = "Read"
    actions   = ["s3:GetObject", "s3:ListBucket"]
    resources = ["arn:aws:s3:::b", "arn:aws:s3:::b/*"]
  }
  statement {
    sid           = "Kept"
    effect        = "Deny"
    not_actions   = ["s3:*"]
    not_resources = ["arn:aws:s3:::b/secret"]
  }
}

data "aws_iam_policy_document" "over" {
  statement {
    sid       = "Read"
    effect    = "Deny"
    actions   = ["s3:GetObject"]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "all" {
  policy_id                 = "all"
  source_policy_documents   = [data.aws_iam_policy_document.base.json]
  override_policy_documents = [data.aws_iam_policy_document.over.json]

  statement {
    actions   = ["sts:AssumeRole"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:root", "arn:aws:iam::444455556666:root"]
    }
    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalTag/team"
      values   = ["&{aws:username}", "ops"]
    }
    condition {
      test     = "Bool"
      variable = "aws:MultiFactorAuthPresent"
      values   = ["true"]
    }
  }
}

data "aws_iam_policy_document" "public" {
  version = "2008-10-17"
  statement {
    actions   = ["*"]
    resources = ["*"]
    not_principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_iam_policy" "documents" {
  for_each = {
    base     = data.aws_iam_policy_document.base.json
    all      = data.aws_iam_policy_document.all.json
    public   = data.aws_iam_policy_document.public.json
    minified = data.aws_iam_policy_document.all.minified_json
    encoded  = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "<&>", Resource = ["*"] }] })
  }
  name   = each.key
  policy = each.value
}
